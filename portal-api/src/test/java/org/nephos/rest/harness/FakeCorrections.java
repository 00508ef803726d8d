package org.nephos.rest.harness;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.billing.api.MeteredResourceView;
import org.nephos.billing.api.UsageComparisonView;
import org.nephos.billing.api.UsageCorrectionFacade;
import org.nephos.billing.api.UsageCorrectionView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.PreconditionFailedException;

/** One resource of which an hour is not recorded, at version 7; it remembers what it was told. */
public final class FakeCorrections implements UsageCorrectionFacade {
  private static final long VERSION = 7;

  public final List<Object> told = new ArrayList<>();

  private static MeteredResourceView resource(UUID id) {
    return new MeteredResourceView(
        id,
        "instance",
        "web",
        UUID.randomUUID(),
        "Acme",
        UUID.randomUUID(),
        "default",
        false,
        Instant.EPOCH);
  }

  @Override
  public Page<MeteredResourceView> resources(ListQuery query) {
    told.add(query);
    return new Page<>(List.of(resource(UUID.randomUUID())), null);
  }

  @Override
  public UsageComparisonView comparison(UUID resource, YearMonth month) {
    told.add(month);
    return new UsageComparisonView(
        resource(resource),
        month,
        Instant.parse("2026-06-01T00:00:00Z"),
        Instant.parse("2026-07-01T00:00:00Z"),
        "EUR",
        UUID.randomUUID(),
        "NEPH-000001",
        month.plusMonths(1),
        List.of(
            new UsageComparisonView.MeterSum(
                "instance.vcpu", 0, 3600, BigDecimal.ZERO, new BigDecimal("0.02"))),
        BigDecimal.ZERO,
        new BigDecimal("0.02"),
        List.of(
            new UsageComparisonView.Line(
                "instance.vcpu",
                Instant.parse("2026-06-10T11:00:00Z"),
                null,
                new UsageComparisonView.Side(
                    Instant.parse("2026-06-10T12:00:00Z"),
                    3600,
                    new BigDecimal("2"),
                    new BigDecimal("0.01"),
                    new BigDecimal("0.02")))),
        VERSION);
  }

  @Override
  public UsageCorrectionView correct(
      UUID resource, CorrectUsage command, Long expectedVersion, String idempotencyKey) {
    if (expectedVersion != null && expectedVersion != VERSION) {
      throw new PreconditionFailedException();
    }
    told.add(command);
    return new UsageCorrectionView(
        resource,
        command.month(),
        1,
        BigDecimal.ZERO,
        new BigDecimal("0.02"),
        "EUR",
        command.month().plusMonths(1));
  }
}
