package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.UnbilledTenantView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Portal;

/** Invoices by month and by what is overdue, and who cannot be billed at all. */
class InvoiceFiltersIT {
  @RegisterExtension static final Portal portal = new Portal();

  private final BilledCloud cloud = new BilledCloud(portal);

  private UUID bookkeeperOf;
  private UUID project;

  /** June and July are issued, August runs; all of them begin at midnight in Berlin. */
  private Caller bookkeeperOfThreeMonths() {
    cloud.at("2026-05-31T22:00:00Z");
    UUID tenant = cloud.tenant("Europe/Berlin");
    bookkeeperOf = tenant;
    project = cloud.project(tenant);
    cloud.ran(tenant, project, 1, "2026-06-30T20:00:00Z", "2026-08-03T00:00:00Z");
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
    cloud.at("2026-08-03T00:00:00Z");
    cloud.issue(tenant);
    return cloud.person(Role.BILLING, tenant);
  }

  @Test
  void aMonthIsThatOfTheTenantsCalendarForWhatIsIssuedAndForDrafts() {
    Caller bookkeeper = bookkeeperOfThreeMonths();

    assertThat(months(bookkeeper, "month", "2026-06")).containsExactly("2026-05-31T22:00:00Z");
    assertThat(months(bookkeeper, "month", "2026-07")).containsExactly("2026-06-30T22:00:00Z");
    assertThat(months(bookkeeper, "month", "2026-08")).containsExactly("2026-07-31T22:00:00Z");
    assertThat(months(bookkeeper, "month", "2026-05")).isEmpty();
  }

  /** To work out a draft brings usage up to date: where none is, none was worked out. */
  @Test
  void draftsAreWorkedOutForThePageThatTheyAreOnAlone() {
    Caller bookkeeper = bookkeeperOfThreeMonths();
    cloud.thing(bookkeeperOf, project).runs(1);
    ListQuery one = new ListQuery(Map.of(), null, 1, null);
    Page<InvoiceView> first = cloud.as(bookkeeper, () -> cloud.invoices().invoices(one));
    assertThat(first.items()).extracting(InvoiceView::number).containsOnlyNulls();
    long records = records();
    cloud.at("2026-08-03T05:00:00Z");

    Page<InvoiceView> second =
        cloud.as(
            bookkeeper,
            () -> cloud.invoices().invoices(new ListQuery(Map.of(), null, 1, first.next())));

    assertThat(second.items()).extracting(InvoiceView::number).doesNotContainNull();
    assertThat(months(bookkeeper, "month", "2026-06")).hasSize(1);
    assertThat(records()).isEqualTo(records);
    cloud.as(bookkeeper, () -> cloud.invoices().invoices(one));
    assertThat(records()).isGreaterThan(records);
  }

  private long records() {
    return portal.number(
        "select count(*) from usage_record where tenant_id = :id", Map.of("id", bookkeeperOf));
  }

  @Test
  void overdueIsWhatIsOpenBehindItsTermAndNoDraft() {
    Caller bookkeeper = bookkeeperOfThreeMonths();

    assertThat(months(bookkeeper, "overdue", "true")).containsExactly("2026-05-31T22:00:00Z");
    assertThat(cloud.list(bookkeeper, ListQuery.firstPage().with("overdue", "true")))
        .allMatch(InvoiceView::isOverdue);
  }

  @Test
  void aFilterThatCannotBeReadIsRefused() {
    Caller bookkeeper = bookkeeperOfThreeMonths();

    for (String month : List.of("2026", "2026-13", "June", "2026-06-01", "+99999-01")) {
      assertThatThrownBy(() -> months(bookkeeper, "month", month))
          .as(month)
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> months(bookkeeper, "overdue", "false"))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void whoHasNoAccountIsNamedUntilThereIsOne() {
    UUID bare = cloud.bareTenant(cloud.plan(), "UTC");
    assertThat(unbilled()).contains(bare);

    cloud.account(bare, TaxTreatment.STANDARD);

    assertThat(unbilled()).doesNotContain(bare);
  }

  private List<UUID> unbilled() {
    return cloud.as(() -> cloud.accounts().unbilled()).stream()
        .map(UnbilledTenantView::tenant)
        .toList();
  }

  private List<String> months(Caller reader, String filter, String value) {
    return cloud.list(reader, ListQuery.firstPage().with(filter, value)).stream()
        .map(invoice -> invoice.from().toString())
        .toList();
  }
}
