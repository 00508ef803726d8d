package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.list.api.ListQuery;
import org.nephos.testing.Portal;

/** What closes months by itself, and what it says of what it could not close. */
class BillingRunIT {
  @RegisterExtension final Each each = new Each();

  /** A cloud of its own for each test, for a run is of all tenants. */
  static final class Each implements BeforeEachCallback, AfterEachCallback {
    private final Portal portal = new Portal();
    private BilledCloud cloud;

    @Override
    public void beforeEach(ExtensionContext context) {
      portal.start();
      cloud = new BilledCloud(portal);
    }

    @Override
    public void afterEach(ExtensionContext context) {
      portal.close();
    }
  }

  private void tick() {
    each.portal.asSystem(each.portal.get(InvoiceTick.class)::tick);
  }

  private List<BillingRunView> runs() {
    return each.cloud.as(() -> each.cloud.invoices().runs(ListQuery.firstPage())).items();
  }

  private void add(UUID tenant, String amount) {
    each.cloud.as(
        () ->
            each.cloud
                .credits()
                .addManualItem(
                    new AddManualItem(tenant, null, "Help", new BigDecimal(amount), null), null));
  }

  @Test
  void closesEachMonthWhenItIsOverInItsZoneAndKeepsTheRunsThatDidSomething() {
    BilledCloud cloud = each.cloud;
    cloud.at("2026-06-01T12:00:00Z");
    UUID east = cloud.tenant("Asia/Tokyo");
    UUID west = cloud.tenant("America/New_York");
    add(east, "10.00");
    add(west, "20.00");
    tick();
    assertThat(runs()).isEmpty();

    cloud.at("2026-06-30T16:00:00Z");
    tick();
    assertThat(cloud.only(east).number()).isEqualTo(cloud.number(1));
    cloud.at("2026-07-01T05:00:00Z");
    tick();
    tick();

    assertThat(cloud.only(west).number()).isEqualTo(cloud.number(2));
    assertThat(runs()).hasSize(2).allMatch(run -> run.issued() == 1 && run.endedAt() != null);
    assertThat(runs()).allMatch(run -> run.startedBy().startsWith("system/"));
  }

  @Test
  void whoCannotBeBilledIsToldOnceAndBilledWhenThatIsMended() {
    BilledCloud cloud = each.cloud;
    cloud.at("2026-06-01T12:00:00Z");
    UUID bare = cloud.bareTenant(cloud.plan(), "UTC");
    UUID billed = cloud.tenant("UTC");
    add(bare, "10.00");
    add(billed, "20.00");
    cloud.at("2026-07-02T00:00:00Z");

    tick();
    tick();
    tick();

    assertThat(runs()).hasSize(1);
    assertThat(runs().get(0).issued()).isEqualTo(1);
    assertThat(runs()).allMatch(run -> run.failed() == 1 && run.error().contains("account"));
    cloud.account(bare, TaxTreatment.STANDARD);
    tick();
    assertThat(runs()).hasSize(2);
    assertThat(runs().get(0).failed()).isZero();
    assertThat(cloud.only(bare).net()).isEqualByComparingTo("10.00");
  }

  @Test
  void aMonthInWhichThePlanChangesHasThePricesOfBothTheFeesOfTheFirstAndTheSetUpOfTheNext() {
    UUID tenant = whoChangesThePlanInJune();

    // August's draft, July, June.
    assertThat(nets(tenant)).containsExactly("7.00", "7.00", "3.60");
    assertThat(items(tenant, YearMonth.of(2026, 6)))
        .containsExactlyInAnyOrder("USAGE 0.10", "USAGE 0.50", "FEE 3.00");
    assertThat(items(tenant, YearMonth.of(2026, 7))).containsExactly("FEE 7.00");
  }

  /** Their invoices may be issued, and are worked out again by the rule of then. */
  @Test
  void theSetUpOfAChangeFromBeforeThatWasTheRuleStaysInTheMonthAfter() {
    UUID tenant = whoChangesThePlanInJune("update tenant_price_plan set fee_at_change = false");

    assertThat(nets(tenant)).containsExactly("7.00", "10.00", "0.60");
    for (int month : new int[] {6, 7}) {
      UUID invoice = InvoiceId.of(tenant, YearMonth.of(2026, month));
      assertThat(each.cloud.as(() -> each.cloud.invoices().replay(invoice)).differences())
          .isEmpty();
    }
  }

  private UUID whoChangesThePlanInJune(String... sql) {
    BilledCloud cloud = each.cloud;
    UUID dearer = cloud.plan("EUR");
    cloud.rate(dearer, "0.05");
    cloud.fee(dearer, "MONTHLY", "7.00");
    cloud.fee(dearer, "ONE_OFF", "3.00");
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    UUID project = cloud.project(tenant);
    cloud.ran(tenant, project, 1, "2026-06-10T00:00:00Z", "2026-06-10T10:00:00Z");
    cloud.at("2026-06-20T00:00:00Z");
    each.portal.inTransaction(
        () -> {
          each.portal
              .get(PlanAssignments.class)
              .assign(tenant, cloud.plan(), dearer, Instant.parse("2026-06-20T00:00:00Z"));
          return null;
        });
    for (String change : sql) {
      cloud.sql(change);
    }
    cloud.ran(tenant, project, 1, "2026-06-21T00:00:00Z", "2026-06-21T10:00:00Z");
    cloud.at("2026-08-02T00:00:00Z");
    cloud.issue(tenant);
    return tenant;
  }

  private List<String> nets(UUID tenant) {
    return each.cloud.list(tenant).stream().map(one -> one.net().toPlainString()).toList();
  }

  private List<String> items(UUID tenant, YearMonth month) {
    return each.cloud.get(InvoiceId.of(tenant, month)).items().stream()
        .map(item -> item.kind() + " " + item.amount())
        .toList();
  }

  /** Once for each plan, though it is left again and come back to. */
  @Test
  void setUpIsPaidOnceForEachPlanThatATenantComesTo() {
    BilledCloud cloud = each.cloud;
    UUID other = cloud.plan("EUR");
    cloud.fee(other, "ONE_OFF", "3.00");
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    change(tenant, cloud.plan(), other, "2026-06-10T00:00:00Z");
    change(tenant, other, cloud.plan(), "2026-06-20T00:00:00Z");
    change(tenant, cloud.plan(), other, "2026-08-10T00:00:00Z");
    cloud.at("2026-10-02T00:00:00Z");

    cloud.issue(tenant);

    assertThat(nets(tenant)).containsExactly("3.00");
    assertThat(cloud.only(tenant).from()).isEqualTo(Instant.parse("2026-06-01T00:00:00Z"));
  }

  private void change(UUID tenant, UUID before, UUID after, String at) {
    each.cloud.at(at);
    each.portal.inTransaction(
        () -> {
          each.portal.get(PlanAssignments.class).assign(tenant, before, after, Instant.parse(at));
          return null;
        });
  }
}
