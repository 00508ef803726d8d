package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
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
import org.nephos.invoice.api.InvoiceView;
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
  void aMonthInWhichThePlanChangesHasThePricesOfBothAndTheFeesOfTheFirst() {
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
    cloud.ran(tenant, project, 1, "2026-06-21T00:00:00Z", "2026-06-21T10:00:00Z");
    cloud.at("2026-08-02T00:00:00Z");

    cloud.issue(tenant);

    List<InvoiceView> all = cloud.list(tenant);
    // August's draft, July, June.
    assertThat(all.stream().map(one -> one.net().toPlainString()))
        .containsExactly("7.00", "10.00", "0.60");
    assertThat(cloud.get(all.get(2).id()).items()).hasSize(2);
  }
}
