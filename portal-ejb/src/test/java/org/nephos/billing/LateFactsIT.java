package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.billing.MeteredCloud.LONG_AGO;
import static org.nephos.billing.MeteredCloud.meters;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.api.UsageQuery;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.tenancy.Role;
import org.nephos.testing.Database;

/** Rule <em>Late facts</em>: what a closed month lacks, or has wrong, is in the first open one. */
class LateFactsIT {
  @RegisterExtension static final Database database = new Database();

  private static final String JULY = "2026-06-30T22:00:00Z";

  private final MeteredCloud cloud = new MeteredCloud(database);
  private final UUID plan = cloud.plan("EUR");
  private final UUID tenant = cloud.tenant(plan, "Europe/Berlin");
  private final UUID project = cloud.project(tenant, "default");
  private final MeteredCloud.Thing thing = cloud.thing(tenant, project, "thing");

  @BeforeEach
  void anHourAcrossTheEndOfJune() {
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.36", LONG_AGO);
    cloud.at("2026-06-30T21:30:00Z");
    thing.runs(meters(2, 0, 0));
    cloud.at("2026-06-30T22:30:00Z");
    thing.runs(MeterSet.NONE);
  }

  private void meter() {
    cloud.at("2026-07-02T00:00:00Z");
    cloud.metering().complete(MeteredCloud.all(tenant));
  }

  /** Beginning, what it adds to the cost, number, month of billing where it is another. */
  private List<String> rows() {
    return database.call(
        () ->
            database
                .em()
                .createNativeQuery(
                    "select from_at, sign * cost, correction, billed_in from usage_record where"
                        + " tenant_id = :tenant order by from_at, correction",
                    Object[].class)
                .setParameter("tenant", tenant)
                .getResultList()
                .stream()
                .map(row -> text((Object[]) row))
                .toList());
  }

  private static String text(Object[] row) {
    return InstantColumn.read(row[0])
        + " "
        + ((BigDecimal) row[1]).setScale(2)
        + " #"
        + row[2]
        + (row[3] == null ? "" : " in " + InstantColumn.read(row[3]));
  }

  @Test
  void aRecordOfAClosedMonthCountsToTheFirstOpenOne() {
    cloud.closed(tenant, JULY);

    meter();

    assertThat(rows())
        .containsExactly("2026-06-30T21:30:00Z 0.36 #0 in " + JULY, "2026-06-30T22:00:00Z 0.36 #0");
  }

  @Test
  void aRecordOfAnOpenMonthCountsToItsOwn() {
    meter();

    assertThat(rows())
        .containsExactly("2026-06-30T21:30:00Z 0.36 #0", "2026-06-30T22:00:00Z 0.36 #0");
  }

  @Test
  void whatWasRecordedWronglyIsTakenAwayAndAddedRightly() {
    meter();
    cloud.closed(tenant, JULY);
    cloud.sql(
        "update usage_record set quantity = 8, cost = 1.44 where tenant_id = ?1 and from_at = ?2",
        tenant,
        Instant.parse("2026-06-30T21:30:00Z"));

    assertThat(cloud.correct(thing, "2026-06")).isEqualTo(2);
    assertThat(cloud.correct(thing, "2026-06")).as("again").isZero();

    assertThat(rows())
        .containsExactly(
            "2026-06-30T21:30:00Z 1.44 #0",
            "2026-06-30T21:30:00Z -1.44 #1 in " + JULY,
            "2026-06-30T21:30:00Z 0.36 #2 in " + JULY,
            "2026-06-30T22:00:00Z 0.36 #0");
    assertThat(shown()).isEqualByComparingTo("0.72");
  }

  @Test
  void whatWasRecordedTooLongIsCorrectedPieceByPiece() {
    meter();
    cloud.sql(
        "delete from usage_record where tenant_id = ?1 and from_at = ?2",
        tenant,
        Instant.parse(JULY));
    cloud.sql(
        "update usage_record set to_at = ?2, seconds = 3600, cost = 0.72 where tenant_id = ?1",
        tenant,
        Instant.parse("2026-06-30T22:30:00Z"));

    assertThat(cloud.correct(thing, "2026-06")).isEqualTo(2);
    assertThat(cloud.correct(thing, "2026-07")).isEqualTo(1);

    assertThat(rows())
        .containsExactly(
            "2026-06-30T21:30:00Z 0.72 #0",
            "2026-06-30T21:30:00Z -0.72 #1",
            "2026-06-30T21:30:00Z 0.36 #2",
            "2026-06-30T22:00:00Z 0.36 #0");
    assertThat(cloud.correct(thing, "2026-06")).as("again").isZero();
    assertThat(cloud.correct(thing, "2026-07")).as("again").isZero();
    assertThat(shown()).isEqualByComparingTo("0.72");
  }

  @Test
  void whatIsRightIsNotCorrected() {
    meter();

    assertThat(cloud.correct(thing, "2026-06")).isZero();
    assertThat(cloud.correct(thing, "2026-07")).isZero();
  }

  /** What the tenant is shown to have used, corrections taken into account. */
  private BigDecimal shown() {
    return cloud
        .walk(
            cloud.person(Role.TENANT_ADMIN, tenant, null),
            new UsageQuery(null, null, LONG_AGO, null),
            100)
        .stream()
        .map(line -> line.cost().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
