package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.UsageCorrectionService;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.billing.api.MeteredResourceView;
import org.nephos.billing.api.UsageComparisonView;
import org.nephos.billing.api.UsageCorrectionView;
import org.nephos.integrity.IntegrityService;
import org.nephos.integrity.api.InvariantView;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.testing.KeptAgain;
import org.nephos.testing.Portal;

/** The operator puts right what was recorded wrongly; rule <em>Late facts</em>. */
class UsageCorrectionIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final YearMonth JUNE = YearMonth.of(2026, 6);
  private static final YearMonth JULY = YearMonth.of(2026, 7);
  private static final CorrectUsage COMMAND = new CorrectUsage(JUNE, "the host's clock was wrong");

  private BilledCloud cloud;
  private UUID tenant;
  private UUID thing;

  /** Two vCPUs for two hours at 0.01: 0.04. One hour was recorded with eight of them: 0.10. */
  @BeforeEach
  void aMonthInWhichARecordIsWrong() {
    cloud = new BilledCloud(portal);
    cloud.at("2026-06-01T00:00:00Z");
    tenant = cloud.tenant("UTC");
    thing =
        cloud
            .ran(tenant, cloud.project(tenant), 2, "2026-06-10T10:00:00Z", "2026-06-10T12:00:00Z")
            .id();
    cloud.list(tenant);
    cloud.sql(
        "update usage_record set quantity = 8, cost = 0.08 where resource_id = ?1 and from_at = ?2",
        thing,
        Instant.parse("2026-06-10T11:00:00Z"));
    KeptAgain.of(portal.database(), tenant);
  }

  private UsageCorrectionService corrections() {
    return portal.get(UsageCorrectionService.class);
  }

  private UsageComparisonView june() {
    return cloud.as(() -> corrections().comparison(thing, JUNE));
  }

  @Test
  void whereNoMonthIsAskedForItIsTheLastInWhichItRan() {
    cloud.at("2026-09-10T00:00:00Z");

    UsageComparisonView shown = cloud.as(() -> corrections().comparison(thing, null));

    assertThat(shown.month()).isEqualTo(JUNE);
  }

  private UsageCorrectionView correct(CorrectUsage command, Long version, String key) {
    return cloud.as(() -> corrections().correct(thing, command, version, key));
  }

  private long rows() {
    return portal.number(
        "select count(*) from usage_record where resource_id = :id", Map.of("id", thing));
  }

  private void billJune() {
    cloud.at("2026-07-01T02:00:00Z");
    cloud.issue(tenant);
  }

  @Test
  void whatIsWrongIsShownAndNothingIsDone() {
    UsageComparisonView shown = june();

    assertThat(shown.lines())
        .containsExactly(
            new UsageComparisonView.Line(
                "instance.vcpu",
                Instant.parse("2026-06-10T11:00:00Z"),
                new UsageComparisonView.Side(
                    Instant.parse("2026-06-10T12:00:00Z"),
                    3600,
                    new BigDecimal("8"),
                    new BigDecimal("0.01"),
                    new BigDecimal("0.08")),
                new UsageComparisonView.Side(
                    Instant.parse("2026-06-10T12:00:00Z"),
                    3600,
                    new BigDecimal("2"),
                    new BigDecimal("0.01"),
                    new BigDecimal("0.02"))));
    assertThat(shown.recorded()).isEqualByComparingTo("0.10");
    assertThat(shown.derived()).isEqualByComparingTo("0.04");
    assertThat(shown.difference()).isEqualByComparingTo("-0.06");
    assertThat(shown.meters())
        .singleElement()
        .satisfies(
            sum -> {
              assertThat(sum.recordedSeconds()).isEqualTo(7200);
              assertThat(sum.derivedSeconds()).isEqualTo(7200);
            });
    assertThat(shown.currency()).isEqualTo("EUR");
    assertThat(shown.invoice()).isNull();
    assertThat(shown.countsTo()).as("the month is open").isEqualTo(JUNE);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void whatWasBilledIsCorrectedOnTheNextInvoiceAndBothCanBeWorkedOutAgain() {
    billJune();
    UsageComparisonView shown = june();
    InvoiceView wrong = cloud.only(tenant);
    assertThat(wrong.net()).isEqualByComparingTo("0.10");
    assertThat(shown.invoice()).isEqualTo(wrong.id());
    assertThat(shown.invoiceNumber()).isEqualTo(wrong.number());
    assertThat(shown.countsTo()).isEqualTo(JULY);

    UsageCorrectionView done = correct(COMMAND, shown.version(), null);

    assertThat(done.rows()).isEqualTo(2);
    assertThat(done.difference()).isEqualByComparingTo("-0.06");
    assertThat(done.countsTo()).isEqualTo(JULY);
    assertThat(june().isRight()).isTrue();
    InvoiceView draft = cloud.get(InvoiceId.of(tenant, JULY));
    assertThat(draft.net()).isEqualByComparingTo("-0.06");
    assertThat(draft.items()).singleElement().matches(InvoiceView.Item::isCorrection);
    assertThat(cloud.get(wrong.id()).net()).as("it stays").isEqualByComparingTo("0.10");
    cloud.at("2026-08-01T02:00:00Z");
    cloud.issue(tenant);
    for (UUID invoice : List.of(wrong.id(), draft.id())) {
      assertThat(cloud.as(() -> cloud.invoices().replay(invoice)).differences()).isEmpty();
    }
  }

  @Test
  void whatTheIntegrityCheckFindsIsGoneAfterwards() {
    assertThat(drift()).contains("usage-quantity");

    correct(COMMAND, null, null);

    assertThat(drift()).doesNotContain("usage-quantity");
  }

  /** What the check of seconds and money has found of the thing. */
  private List<String> drift() {
    return cloud.as(() -> portal.get(IntegrityService.class).check()).stream()
        .filter(one -> one.invariant().equals("I4"))
        .flatMap(one -> one.drift().stream())
        .filter(drift -> drift.subject().equals(thing.toString()))
        .map(InvariantView.DriftView::rule)
        .toList();
  }

  @Test
  void doingItAgainDoesNothingAndTheSameRequestHasTheSameAnswer() {
    UsageCorrectionView first = correct(COMMAND, null, "key");

    assertThat(correct(COMMAND, null, "key").rows()).as("the same").isEqualTo(first.rows());
    assertThat(correct(COMMAND, null, "other").rows()).as("another").isZero();
    assertThat(rows()).isEqualTo(4);
    assertThat(events()).hasSize(1);
  }

  @Test
  void theAuditTrailSaysWhyAndWhatItWasBefore() {
    correct(COMMAND, null, null);

    assertThat(events())
        .singleElement()
        .satisfies(
            data ->
                assertThat(data)
                    .contains(
                        "\"reason\":\"the host's clock was wrong\"",
                        "\"month\":\"2026-06\"",
                        "\"cost\":{\"after\":0.04,\"before\":0.1}"));
  }

  private List<String> events() {
    return portal
        .database()
        .call(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "select cast(data as varchar(4000)) from event where type ="
                            + " 'usage.corrected' and resource_id = :id",
                        String.class)
                    .setParameter("id", thing)
                    .getResultList()
                    .stream()
                    .map(String::valueOf)
                    .toList());
  }

  @Test
  void somethingElseThanWasLookedAtIsNotCorrected() {
    UsageComparisonView shown = june();
    cloud.sql(
        "update usage_record set quantity = 4, cost = 0.04 where resource_id = ?1 and from_at = ?2",
        thing,
        Instant.parse("2026-06-10T10:00:00Z"));

    assertThatThrownBy(() -> correct(COMMAND, shown.version(), null))
        .isInstanceOf(PreconditionFailedException.class);
    assertThat(rows()).isEqualTo(2);
    assertThat(correct(COMMAND, june().version(), null).rows()).isEqualTo(4);
  }

  @Test
  void itAsksForAMonthAndAReasonAndASomethingThatWasMetered() {
    assertThatThrownBy(() -> correct(new CorrectUsage(JUNE, " "), null, null))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> correct(new CorrectUsage(null, "why"), null, null))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("month");
    assertThatThrownBy(() -> cloud.as(() -> corrections().comparison(UUID.randomUUID(), JUNE)))
        .isInstanceOf(NotFoundException.class);
    assertThat(cloud.as(() -> corrections().comparison(thing, JULY)).isRight()).isTrue();
  }

  @Test
  void whatIsOverIsFoundByTenantNameAndId() {
    assertThat(found("tenant", tenant.toString()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo(thing);
              assertThat(one.running()).isFalse();
              assertThat(one.meteredUntil()).isEqualTo(Instant.parse("2026-06-10T12:00:00Z"));
            });
    assertThat(found("id", thing.toString())).hasSize(1);
    assertThat(found("name", "HIN")).extracting(MeteredResourceView::id).contains(thing);
    assertThat(found("name", "no such thing")).isEmpty();
  }

  private List<MeteredResourceView> found(String filter, String value) {
    return cloud
        .as(() -> corrections().resources(ListQuery.firstPage().with(filter, value)))
        .items();
  }
}
