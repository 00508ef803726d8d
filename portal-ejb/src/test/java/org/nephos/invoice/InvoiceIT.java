package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.ClosedMonths;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.Item;
import org.nephos.invoice.api.InvoiceView.ItemKind;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Database;
import org.nephos.testing.KeptAgain;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** Months of tenants: their drafts, when and how they are closed, and what is issued then. */
class InvoiceIT {
  @RegisterExtension static final Portal portal = new Portal();

  /** More than closing one month has places to die; the test says that it came to its end. */
  private static final int MOST_POINTS = 60;

  private final BilledCloud cloud = new BilledCloud(portal);

  /** Case 1 of docs/money-cases.md: two vCPUs through June are 14.40. */
  private UUID junesTenant() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    cloud.ran(tenant, cloud.project(tenant), 2, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z");
    return tenant;
  }

  private static List<String> amounts(InvoiceView invoice) {
    return invoice.items().stream().map(item -> item.kind() + " " + item.amount()).toList();
  }

  @Test
  void theMonthThatRunsIsADraftThatGrows() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    BilledCloud.Thing thing = cloud.thing(tenant, cloud.project(tenant));
    assertThat(cloud.list(tenant)).isEmpty();
    thing.runs(2);

    cloud.at("2026-06-01T10:00:00Z");
    InvoiceView early = cloud.list(tenant).get(0);
    cloud.at("2026-06-02T10:00:00Z");
    InvoiceView later = cloud.get(early.id());

    assertThat(early.state()).isEqualTo(InvoiceState.DRAFT);
    assertThat(early.number()).isNull();
    assertThat(early.digest()).isNull();
    assertThat(early.net()).isEqualByComparingTo("0.20");
    assertThat(later.net()).isEqualByComparingTo("0.68");
    assertThat(later.items()).hasSize(1);
    assertThat(later.open()).isEqualByComparingTo("0");
  }

  @Test
  void whatIsOverIsIssuedAfterAnHourUnderTheDraftsId() {
    UUID tenant = junesTenant();
    UUID draft = cloud.list(tenant).get(0).id();
    cloud.at("2026-07-01T00:59:59Z");
    assertThat(cloud.issue(tenant).issued()).isZero();
    cloud.at("2026-07-01T01:00:00Z");

    BillingRunView run = cloud.issue(tenant);

    InvoiceView invoice = cloud.only(tenant);
    assertThat(run.issued()).isEqualTo(1);
    assertThat(run.failed()).isZero();
    assertThat(invoice.id()).isEqualTo(draft);
    assertThat(invoice.number()).isEqualTo(cloud.number(1));
    assertThat(invoice.state()).isEqualTo(InvoiceState.ISSUED);
    assertThat(invoice.from()).isEqualTo("2026-06-01T00:00:00Z");
    assertThat(invoice.to()).isEqualTo("2026-07-01T00:00:00Z");
    assertThat(invoice.dueAt()).isEqualTo("2026-07-15T01:00:00Z");
    assertThat(invoice.seller().legalName()).isEqualTo("Clouds Ltd");
    assertThat(invoice.buyer().legalName()).isEqualTo("Buyer");
    assertThat(invoice.digest()).hasSize(64);
    // 14.40 × 19 % = 2.736
    assertThat(invoice.net()).isEqualByComparingTo("14.40");
    assertThat(invoice.tax()).isEqualByComparingTo("2.74");
    assertThat(invoice.total()).isEqualByComparingTo("17.14");
    assertThat(invoice.open()).isEqualByComparingTo("17.14");
    Item item = invoice.items().get(0);
    assertThat(item.kind()).isEqualTo(ItemKind.USAGE);
    assertThat(item.description()).isEqualTo("Instance vCPU");
    assertThat(item.projectName()).isEqualTo("web");
    assertThat(item.quantity()).isEqualByComparingTo("1440");
    assertThat(item.unit()).isEqualTo("vCPU-h");
    assertThat(cloud.count("cost_row", invoice.id())).isEqualTo(1);
  }

  @Test
  void whatIsStoredHasTheDigestThatWasKept() {
    UUID tenant = junesTenant();
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
    UUID id = cloud.only(tenant).id();

    StoredInvoices stored = portal.get(StoredInvoices.class);
    InvoiceContent content = portal.inTransaction(() -> stored.content(stored.find(id)));

    assertThat(CanonicalInvoice.digest(content)).isEqualTo(cloud.only(tenant).digest());
  }

  @Test
  void doingItAgainDoesNothing() {
    UUID tenant = junesTenant();
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
    InvoiceView before = cloud.only(tenant);

    BillingRunView again = cloud.issue(tenant);

    assertThat(again.issued() + again.empty() + again.failed()).isZero();
    assertThat(cloud.only(tenant)).isEqualTo(before);
  }

  @Test
  void monthsThatWereMissedAreCaughtUpInTheirOrder() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    cloud.ran(tenant, cloud.project(tenant), 1, "2026-06-30T23:00:00Z", "2026-09-01T01:00:00Z");
    cloud.at("2026-09-03T00:00:00Z");

    BillingRunView run = cloud.issue(tenant);

    List<InvoiceView> all = cloud.list(tenant);
    assertThat(run.issued()).isEqualTo(3);
    assertThat(all.stream().map(InvoiceView::number))
        .containsExactly(null, cloud.number(3), cloud.number(2), cloud.number(1));
    // An hour; July and August have 31 days of 24 hours; an hour.
    assertThat(all.stream().map(one -> one.net().toPlainString()))
        .containsExactly("0.01", "7.44", "7.44", "0.01");
  }

  @Test
  void aMonthWithNothingInItIsClosedWithoutAnInvoice() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    cloud.at("2026-08-02T00:00:00Z");

    BillingRunView run = cloud.issue(tenant);

    assertThat(run.issued()).isZero();
    assertThat(run.empty()).isEqualTo(2);
    assertThat(cloud.list(tenant)).isEmpty();
    assertThat(cloud.as(() -> cloud.accounts().account(tenant)).closedUntil())
        .isEqualTo("2026-08-01T00:00:00Z");
  }

  @Test
  void monthsEndAtMidnightInTheTenantsZoneAlsoWhenClocksAreChanged() {
    cloud.at("2026-03-01T00:00:00Z");
    UUID tenant = cloud.tenant("Europe/Berlin");
    // March has 743 hours there: 2026-02-28T23:00Z to 2026-03-31T22:00Z.
    cloud.ran(tenant, cloud.project(tenant), 1, "2026-03-01T00:00:00Z", "2026-03-31T23:00:00Z");
    cloud.at("2026-03-31T22:59:59Z");
    assertThat(cloud.issue(tenant).issued()).isZero();
    cloud.at("2026-03-31T23:00:00Z");

    cloud.issue(tenant);

    InvoiceView march = cloud.only(tenant);
    assertThat(march.from()).isEqualTo("2026-02-28T23:00:00Z");
    assertThat(march.to()).isEqualTo("2026-03-31T22:00:00Z");
    assertThat(march.items().get(0).quantity()).isEqualByComparingTo("742");
    assertThat(march.net()).isEqualByComparingTo("7.42");
  }

  @Test
  void whoHasNoBillingAccountIsNamedAndHoldsUpNobody() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID bare = cloud.bareTenant(cloud.plan(), "UTC");
    UUID billed = junesTenant();
    cloud.at("2026-07-02T00:00:00Z");

    BillingRunView run = cloud.issue(bare);
    BillingRunView other = cloud.issue(billed);

    assertThat(run.failed()).isEqualTo(1);
    assertThat(run.error()).contains("Tenant " + bare).contains("billing account");
    assertThat(other.issued()).isEqualTo(1);
  }

  @Test
  void numbersHaveNoGapsHoweverManyIssueAtTheSameTime() {
    List<UUID> tenants = IntStream.range(0, 6).mapToObj(n -> junesTenant()).toList();
    cloud.at("2026-07-02T00:00:00Z");

    List<Object> outcomes =
        Together.run(
            () -> cloud.issue(tenants.get(0)),
            () -> cloud.issue(tenants.get(1)),
            () -> cloud.issue(tenants.get(2)),
            () -> cloud.issue(tenants.get(2)),
            () -> cloud.issue(tenants.get(3)),
            () -> cloud.issue(tenants.get(4)),
            () -> cloud.issue(tenants.get(5)),
            () -> cloud.issue(tenants.get(5)));

    assertThat(outcomes).allMatch(outcome -> ((BillingRunView) outcome).failed() == 0);
    assertThat(tenants.stream().map(tenant -> cloud.only(tenant).number()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 6).mapToObj(cloud::number).toList());
  }

  @Test
  void aProcessThatDiesLeavesAWholeInvoiceOrNone() {
    int issued = 0;
    boolean ended = false;
    for (int point = 1; point <= MOST_POINTS && !ended; point++) {
      UUID tenant = junesTenant();
      cloud.at("2026-07-02T00:00:00Z");
      portal.database().crashes().arm(point);
      try {
        cloud.issue(tenant);
        ended = true;
      } catch (Crash dead) {
        assertThat(dead).isNotNull();
      } finally {
        portal.database().crashes().disarm();
      }

      cloud.issue(tenant);

      issued++;
      InvoiceView invoice = cloud.only(tenant);
      assertThat(invoice.number()).isEqualTo(cloud.number(issued));
      assertThat(invoice.total()).isEqualByComparingTo("17.14");
      assertThat(cloud.count("cost_row", invoice.id())).isEqualTo(1);
    }
    assertThat(ended).isTrue();
    assertThat(issued).isGreaterThan(8);
  }

  @Test
  void aMonthIsNotClosedWhileItsUsageIsBeingRecorded() throws Exception {
    UUID tenant = junesTenant();
    UUID project =
        portal.inTransaction(
            () ->
                portal
                    .database()
                    .em()
                    .createQuery(
                        "select p.id from Project p where p.tenantId = :tenant", UUID.class)
                    .setParameter("tenant", tenant)
                    .getSingleResult());
    cloud.at("2026-07-02T00:00:00Z");
    CompletableFuture<BillingRunView> close =
        portal.inTransaction(
            () -> {
              assertThat(portal.get(ClosedMonths.class).hold(Set.of(tenant))).isEmpty();
              CompletableFuture<BillingRunView> closing =
                  CompletableFuture.supplyAsync(() -> cloud.issue(tenant));
              assertThatThrownBy(() -> closing.get(1, TimeUnit.SECONDS))
                  .isInstanceOf(TimeoutException.class);
              record(tenant, project, "2026-06-30T22:00:00Z", null);
              return closing;
            });

    assertThat(close.get(30, TimeUnit.SECONDS).issued()).isEqualTo(1);

    // 14.40 and the hour that came last.
    assertThat(cloud.only(tenant).net()).isEqualByComparingTo("14.41");
  }

  /** An hour of one vCPU, as metering writes it; part of the current transaction. */
  private void record(UUID tenant, UUID project, String from, String billedIn) {
    var insert =
        portal
            .database()
            .em()
            .createNativeQuery(
                "insert into usage_record (id, tenant_id, project_id, resource_type, resource_id,"
                    + " resource_name, meter, from_at, to_at, seconds, quantity, unit, rate_id,"
                    + " unit_price, currency, cost, created_at"
                    + (billedIn == null ? "" : ", billed_in")
                    + ") select ?1, ?2, ?3, 'instance', ?1, 'late', 'instance.vcpu', ?4, ?5, 3600,"
                    + " 1, 'vCPU', r.id, r.unit_price, 'EUR', 0.01, ?5"
                    + (billedIn == null ? "" : ", ?7")
                    + " from rate r where r.price_plan_id = ?6");
    insert.setParameter(1, UUID.randomUUID());
    insert.setParameter(2, tenant);
    insert.setParameter(3, project);
    insert.setParameter(4, Instant.parse(from));
    insert.setParameter(5, Instant.parse(from).plusSeconds(3600));
    insert.setParameter(6, cloud.plan());
    if (billedIn != null) {
      insert.setParameter(7, Instant.parse(billedIn));
    }
    insert.executeUpdate();
    KeptAgain.within(portal.database(), tenant);
  }

  @Test
  void whatComesLateStandsOnTheNextInvoiceAndSaysWhichMonthItIsAbout() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    UUID project = cloud.project(tenant);
    cloud.ran(tenant, project, 1, "2026-06-10T00:00:00Z", "2026-06-10T05:00:00Z");
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
    portal.inTransaction(
        () -> {
          record(tenant, project, "2026-06-12T00:00:00Z", "2026-07-01T00:00:00Z");
          return null;
        });
    cloud.ran(tenant, project, 1, "2026-07-10T00:00:00Z", "2026-07-10T02:00:00Z");
    cloud.at("2026-08-02T00:00:00Z");

    cloud.issue(tenant);

    InvoiceView july = cloud.get(cloud.list(tenant).get(0).id());
    assertThat(july.number()).isEqualTo(cloud.number(2));
    assertThat(july.items()).hasSize(2);
    Item late = july.items().stream().filter(Item::isCorrection).findFirst().orElseThrow();
    assertThat(late.from()).isEqualTo("2026-06-01T00:00:00Z");
    assertThat(late.amount()).isEqualByComparingTo("0.01");
    assertThat(july.net()).isEqualByComparingTo("0.03");
  }

  @Test
  void whoOwesTheTaxThemselvesOrIsExemptPaysNone() {
    for (TaxTreatment treatment : List.of(TaxTreatment.REVERSE_CHARGE, TaxTreatment.EXEMPT)) {
      cloud.at("2026-06-01T00:00:00Z");
      UUID tenant = cloud.tenant(cloud.plan(), "UTC", treatment);
      cloud.ran(tenant, cloud.project(tenant), 2, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z");
      cloud.at("2026-07-02T00:00:00Z");

      cloud.issue(tenant);

      InvoiceView invoice = cloud.only(tenant);
      assertThat(invoice.taxTreatment()).isEqualTo(treatment);
      assertThat(invoice.tax()).isEqualByComparingTo("0");
      assertThat(invoice.total()).isEqualByComparingTo("14.40");
    }
  }

  @Test
  void anInvoiceIsInTheCurrencyOfThePlan() {
    UUID plan = cloud.plan("CHF");
    cloud.rate(plan, "0.02");
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant(plan, "Europe/Zurich", TaxTreatment.STANDARD);
    cloud.ran(tenant, cloud.project(tenant), 1, "2026-06-02T00:00:00Z", "2026-06-02T10:00:00Z");
    cloud.at("2026-07-02T00:00:00Z");

    cloud.issue(tenant);

    assertThat(cloud.only(tenant).currency()).isEqualTo("CHF");
    assertThat(cloud.only(tenant).net()).isEqualByComparingTo("0.20");
  }

  @Test
  void whoComesInMidMonthPaysSetUpAtOnceAndMonthlyFeesFromTheNextMonthOn() {
    UUID plan = cloud.plan("EUR");
    cloud.fee(plan, "MONTHLY", "5.00");
    cloud.fee(plan, "ONE_OFF", "30.00");
    cloud.minimum(plan, "8.00");
    cloud.at("2026-06-15T12:00:00Z");
    UUID tenant = cloud.tenant(plan, "UTC", TaxTreatment.STANDARD);
    cloud.at("2026-09-02T00:00:00Z");

    cloud.issue(tenant);

    List<InvoiceView> all = cloud.list(tenant);
    assertThat(all.stream().map(one -> amounts(cloud.get(one.id()))))
        .containsExactly(
            // September's draft, and back to June
            List.of("FEE 5.00", "MINIMUM 3.00"),
            List.of("FEE 5.00", "MINIMUM 3.00"),
            List.of("FEE 5.00", "MINIMUM 3.00"),
            List.of("FEE 30.00"));
  }

  @Test
  void aTenantThatIsClosedGetsItsLastInvoiceAndNoMore() {
    UUID plan = cloud.plan("EUR");
    cloud.fee(plan, "MONTHLY", "5.00");
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant(plan, "UTC", TaxTreatment.STANDARD);
    cloud.sql(
        "update tenant set state = 'CLOSED', closed_at = ?1 where id = ?2",
        Instant.parse("2026-07-10T00:00:00Z"),
        tenant);
    cloud.at("2026-10-02T00:00:00Z");

    BillingRunView run = cloud.issue(tenant);

    assertThat(run.issued()).isEqualTo(2);
    assertThat(cloud.list(tenant)).hasSize(2);
    assertThat(cloud.issue(tenant).issued()).isZero();
  }

  @Test
  void listsHaveDraftsAtTheirPlaceAndEachOnce() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    cloud.ran(tenant, cloud.project(tenant), 1, "2026-06-30T23:00:00Z", "2026-08-03T00:00:00Z");
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
    cloud.at("2026-08-03T00:00:00Z");
    Caller bookkeeper = cloud.person(Role.BILLING, tenant);

    List<InvoiceView> all = cloud.list(bookkeeper, ListQuery.firstPage());
    List<InvoiceView> oneByOne =
        cloud.list(bookkeeper, new ListQuery(Map.of(), "-period", 1, null));
    List<InvoiceView> dearestLast =
        cloud.list(bookkeeper, new ListQuery(Map.of(), "total", 2, null));

    assertThat(all.stream().map(one -> one.from().toString().substring(5, 7)))
        .containsExactly("08", "07", "06");
    assertThat(all.stream().map(InvoiceView::state))
        .containsExactly(InvoiceState.DRAFT, InvoiceState.DRAFT, InvoiceState.ISSUED);
    assertThat(oneByOne.stream().map(InvoiceView::id))
        .containsExactlyElementsOf(all.stream().map(InvoiceView::id).toList());
    assertThat(dearestLast.stream().map(InvoiceView::total)).isSorted().hasSize(3);
    assertThat(cloud.list(bookkeeper, new ListQuery(Map.of(), "number", 1, null))).hasSize(1);
    assertThat(
            cloud.list(bookkeeper, ListQuery.firstPage().with("state", "DRAFT")).stream()
                .map(InvoiceView::number))
        .containsExactly(null, null);
    assertThat(
            cloud.list(cloud.operator(), ListQuery.firstPage()).stream()
                .filter(one -> one.tenant().equals(tenant)))
        .hasSize(1);
  }

  @Test
  void anotherTenantsDraftIsAsIfItWereNotThere() {
    UUID tenant = junesTenant();
    UUID draft = cloud.list(tenant).get(0).id();
    UUID other = cloud.tenant("UTC");
    Caller stranger = cloud.person(Role.TENANT_ADMIN, other);

    assertThatThrownBy(() -> cloud.as(stranger, () -> cloud.invoices().invoice(draft)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> cloud.as(stranger, () -> cloud.invoices().invoice(UUID.randomUUID())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void tenThousandResourcesAreOneInvoiceWithARowForEach() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    UUID project = cloud.project(tenant);
    UUID rate = rateOf(cloud.plan());
    cloud.sql(
        "insert into usage_record (id, tenant_id, project_id, resource_type, resource_id,"
            + " resource_name, meter, from_at, to_at, seconds, quantity, unit, rate_id, unit_price,"
            + " currency, cost, created_at) select "
            + random()
            + ", ?1, ?2, 'instance', "
            + random()
            + ", 'vm', 'instance.vcpu', ?3, ?4, 3600, 1, 'vCPU', ?5, 0.0011, 'EUR', 0.0011, ?4"
            + " from "
            + numbers(),
        tenant,
        project,
        Instant.parse("2026-06-10T00:00:00Z"),
        Instant.parse("2026-06-10T01:00:00Z"),
        rate);
    KeptAgain.of(portal.database(), tenant);
    cloud.at("2026-07-02T00:00:00Z");

    assertThat(cloud.issue(tenant).issued()).isEqualTo(1);

    InvoiceView invoice = cloud.only(tenant);
    assertThat(invoice.net()).isEqualByComparingTo(new BigDecimal("11.00"));
    assertThat(cloud.count("cost_row", invoice.id())).isEqualTo(10_000);
  }

  private static String random() {
    return Database.isPostgres() ? "gen_random_uuid()" : "random_uuid()";
  }

  private static String numbers() {
    return Database.isPostgres() ? "generate_series(1, 10000)" : "system_range(1, 10000)";
  }

  private static UUID rateOf(UUID plan) {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createQuery("select r.id from PlanRate r where r.pricePlanId = :plan", UUID.class)
                .setParameter("plan", plan)
                .getSingleResult());
  }
}
