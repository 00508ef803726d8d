package org.nephos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.FocusChecker;
import org.nephos.billing.FocusService;
import org.nephos.billing.api.FocusQuery;
import org.nephos.compute.InstanceService;
import org.nephos.event.Sequencing;
import org.nephos.integrity.IntegrityChecks;
import org.nephos.invoice.InvoiceService;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.ItemKind;
import org.nephos.invoice.api.InvoiceView.Kind;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.MeteringService;
import org.nephos.order.OrderService;
import org.nephos.order.api.OrderView;
import org.nephos.placement.HostProbes;
import org.nephos.testing.Acme;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

/**
 * The made-up year of the demonstration, made by the product itself, and what the product exports
 * of it by FOCUS, held against each rule by its name.
 */
class DemoHistoryIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-12-17T10:00:00Z"), ZoneOffset.UTC);
  private static final List<String> TABLES =
      List.of(
          "tenant",
          "project",
          "orders",
          "instance",
          "job",
          "event",
          "usage_record",
          "invoice",
          "invoice_item",
          "credit",
          "payment",
          "rate",
          "plan_fee",
          "plan_discount",
          "seller",
          "tax_rate",
          "billing_account",
          "manual_item",
          "billing_run");

  private static List<InvoiceView> bills;
  private static FocusChecker focus;
  private static Clock clockOfStart;

  @BeforeAll
  static void aNewCloudWithItsYear() {
    portal.use(TODAY);
    start();
    clockOfStart = portal.get(PortalClock.class).clock();
    somethingOfToday();
    bills =
        portal.as(
            DemoPeople.acmeAdmin(),
            () -> {
              InvoiceService invoices = portal.get(InvoiceService.class);
              return invoices.invoices(new ListQuery(Map.of(), null, 100, null)).items().stream()
                  .filter(bill -> bill.state() != InvoiceState.DRAFT)
                  .map(bill -> invoices.invoice(bill.id()))
                  .toList();
            });
    focus = checker(export());
  }

  /** What no invoice is about yet, for the export has that, too. */
  private static void somethingOfToday() {
    portal.asSystem(() -> portal.get(HostProbes.class).probeAll());
    Acme acme = new Acme(portal);
    OrderView order =
        portal.as(
            DemoPeople.acmeUser(),
            () -> portal.get(OrderService.class).submit(acme.order("today", 1), null));
    portal.work();
    sends(order.instances().get(0));
    portal.use(Clock.offset(TODAY, Duration.ofHours(2)));
    portal.asSystem(portal.get(MeteringService.class)::tick);
    portal.as(
        DemoPeople.acmeUser(),
        () -> portal.get(InstanceService.class).delete(order.instances().get(0), null, null));
    portal.work();
  }

  /** It sends a GB and a byte in the hour of now, which has a price. */
  private static void sends(UUID instance) {
    portal
        .database()
        .run(
            () -> {
              EntityManager em = portal.database().em();
              em.createNativeQuery(
                      "insert into counter_usage (resource_id, meter, from_at, to_at, tenant_id,"
                          + " project_id, counted, due_at, flavor_id, image_id, zone_id) select"
                          + " i.id, 'instance.networkOut', :from, :to, i.tenant_id, i.project_id,"
                          + " 1000000001, :to, i.flavor_id, i.image_id, i.zone_name from instance i"
                          + " where i.id = :id")
                  .setParameter("from", TODAY.instant())
                  .setParameter("to", TODAY.instant().plusSeconds(3600))
                  .setParameter("id", instance)
                  .executeUpdate();
            });
  }

  private static void start() {
    portal.get(DemoHistory.class).ensure();
    portal.get(DemoCloud.class).ensure("", "");
    portal.get(DemoHistory.class).follow();
  }

  private static String export() {
    StringWriter out = new StringWriter();
    portal.as(
        DemoPeople.acmeAdmin(),
        () -> {
          portal.get(FocusService.class).write(new FocusQuery(null, null, null), out);
          return null;
        });
    return out.toString();
  }

  private static FocusChecker checker(String csv) {
    Map<String, BigDecimal> totals = new HashMap<>();
    bills.forEach(bill -> totals.put(bill.id().toString(), bill.total()));
    try (var in = FocusChecker.class.getResourceAsStream("focus-columns.txt")) {
      String names = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new FocusChecker(csv, Set.of(names.strip().split("\n")), totals);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, Long> rows() {
    Map<String, Long> rows = new LinkedHashMap<>();
    TABLES.forEach(
        table -> rows.put(table, portal.number("select count(*) from " + table, Map.of())));
    return rows;
  }

  private static Stream<InvoiceView> invoices() {
    return bills.stream().filter(bill -> bill.kind() == Kind.INVOICE);
  }

  @Test
  void aSecondStartMakesNothing() {
    Map<String, Long> first = rows();

    start();

    assertThat(rows()).isEqualTo(first);
  }

  @Test
  void itIsTodayAgain() {
    assertThat(clockOfStart).isSameAs(TODAY);
  }

  @Test
  void nothingRunsAndNothingIsCounted() {
    assertThat(portal.number("select count(*) from instance where state <> 'DELETED'", Map.of()))
        .isZero();
    assertThat(
            portal.number(
                "select sum(used_instances + used_vcpus + used_ram_mib + used_disk_gib) from"
                    + " quota_scope",
                Map.of()))
        .isZero();
    assertThat(portal.number("select count(*) from job where state <> 'DONE'", Map.of())).isZero();
  }

  @Test
  void eachOfTwelveMonthsIsInvoicedOnceInTheOrderOfTheirNumbers() {
    assertThat(invoices().map(InvoiceView::from).distinct()).hasSize(12);
    assertThat(
            invoices()
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .map(InvoiceView::number))
        .hasSize(12)
        .isSorted()
        .startsWith("NE-000001")
        .endsWith("NE-000012");
    assertThat(invoices()).allSatisfy(one -> assertThat(one.tax()).isPositive());
  }

  @Test
  void everyKindOfThingStandsOnThem() {
    assertThat(bills.stream().flatMap(bill -> bill.items().stream()).map(item -> item.kind()))
        .contains(
            ItemKind.USAGE,
            ItemKind.ALLOWANCE,
            ItemKind.TIER,
            ItemKind.DISCOUNT,
            ItemKind.FEE,
            ItemKind.MANUAL);
    assertThat(bills.stream().filter(bill -> bill.kind() == Kind.CREDIT_NOTE)).hasSize(1);
    assertThat(
            invoices()
                .flatMap(bill -> bill.items().stream())
                .filter(item -> item.isCorrection() && item.kind() == ItemKind.USAGE))
        .isNotEmpty();
    assertThat(
            bills.stream()
                .flatMap(bill -> bill.items().stream())
                .map(InvoiceView.Item::projectName)
                .filter(name -> name != null)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("default", "shop");
    assertThat(invoices().map(InvoiceView::state))
        .contains(InvoiceState.PAID, InvoiceState.PARTLY_PAID, InvoiceState.ISSUED);
    assertThat(invoices().filter(InvoiceView::isOverdue)).isNotEmpty();
  }

  @Test
  void whatIsOnAnInvoiceIsWhatIsLeftToPay() {
    assertThat(invoices())
        .allSatisfy(one -> assertThat(one.net().add(one.tax())).isEqualByComparingTo(one.total()));
  }

  @Test
  void pricesAreThoseOfTodayInTheEnd() {
    assertThat(
            portal.inTransaction(
                () ->
                    portal
                        .database()
                        .em()
                        .createNativeQuery(
                            "select r.unit_price from rate r where r.meter = 'instance.vcpu' and"
                                + " r.valid_from <= :now and (r.valid_to is null or r.valid_to >"
                                + " :now) order by r.valid_from desc limit 1")
                        .setParameter("now", TODAY.instant())
                        .getSingleResult()))
        .asString()
        .startsWith("0.012");
    assertThat(
            portal.number(
                "select count(distinct unit_price) from usage_record where meter ="
                    + " 'instance.vcpu'",
                Map.of()))
        .isEqualTo(2);
  }

  @Test
  void everyInvariantHolds() {
    Sequencing sequencing = portal.get(Sequencing.class);
    sequencing.ensure("test/1");
    long head = 0;
    for (long next = sequencing.batch("test/1").head(); next > head; ) {
      head = next;
      next = sequencing.batch("test/1").head();
    }
    portal.asSystem(() -> portal.get(IntegrityChecks.class).checkAll());

    assertThat(head).isPositive();
    assertThat(portal.get(IntegrityChecks.class).last())
        .hasSizeGreaterThanOrEqualTo(6)
        .allSatisfy(check -> assertThat(check.drift()).as(check.invariant()).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> theExportKeepsEachRuleThatAFileShows() {
    return FocusChecker.checkable().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.name(),
                    () ->
                        assertThat(focus.keeps(rule))
                            .as(rule.name() + ": " + rule.requirement())
                            .isTrue()));
  }

  @Test
  void theExportHasEveryCategoryAndACorrection() {
    assertThat(focus.rows().stream().map(row -> row.get("ChargeCategory")))
        .contains("Usage", "Purchase", "Tax", "Credit", "Adjustment");
    assertThat(focus.rows().stream().map(row -> row.get("ChargeClass"))).contains("Correction");
    assertThat(focus.rows().stream().map(row -> row.get("ChargeFrequency"))).contains("Recurring");
  }

  @Test
  void whatTheWebServerSentWhileItsCountersWereReadIsOnEachInvoice() {
    assertThat(invoices())
        .allSatisfy(
            bill ->
                assertThat(bill.items())
                    .filteredOn(item -> item.kind() == ItemKind.USAGE)
                    .filteredOn(item -> "instance.networkOut".equals(item.meter()))
                    .singleElement()
                    .satisfies(
                        item -> {
                          assertThat(item.quantity()).isPositive();
                          // A byte at 0.08 per GB has fewer decimals than are kept.
                          assertThat(item.cost())
                              .isEqualByComparingTo(
                                  item.quantity().multiply(new BigDecimal("0.08")));
                        }));
  }

  /** 1.000000001 × 0.08 is 0.08000000008. */
  @Test
  void whatIsCountedIsInTheExportByTheGb() {
    assertThat(focus.rows())
        .filteredOn(row -> "instance.networkOut".equals(row.get("SkuMeter")))
        .filteredOn(row -> row.get("InvoiceId") == null)
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("ConsumedQuantity", "1.000000001")
                    .containsEntry("ConsumedUnit", "GB")
                    .containsEntry("PricingUnit", "GB")
                    .containsEntry("ContractedUnitPrice", "0.08")
                    .containsEntry("BilledCost", "0.08000000008"));
  }

  @Test
  void whatIsBilledInTheExportIsEachInvoiceToTheCent() {
    Map<String, BigDecimal> billed = new HashMap<>();
    focus.rows().stream()
        .filter(row -> row.get("InvoiceId") != null)
        .forEach(
            row ->
                billed.merge(
                    row.get("InvoiceId"), new BigDecimal(row.get("BilledCost")), BigDecimal::add));

    assertThat(billed).hasSize(13);
    assertThat(bills)
        .hasSize(13)
        .allSatisfy(
            bill ->
                assertThat(billed.get(bill.id().toString())).isEqualByComparingTo(bill.total()));
  }
}
