package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.Item;
import org.nephos.testing.Portal;

/**
 * The cases of {@code docs/money-cases.md} up to the issued invoice; all numbers are typed in from
 * there.
 */
class MoneyCaseInvoicesIT {
  @RegisterExtension static final Portal portal = new Portal();

  private final BilledCloud cloud = new BilledCloud(portal);
  private UUID tenant;
  private UUID project;

  /** A tenant since an instant, whose vCPUs cost this. */
  private UUID tenantSince(String from, String zone, String price) {
    UUID plan = cloud.plan("EUR");
    UUID rate = cloud.rate(plan, price);
    cloud.at(from);
    tenant = cloud.tenant(plan, zone, TaxTreatment.STANDARD);
    project = cloud.project(tenant);
    return rate;
  }

  private InvoiceView issued(String at) {
    cloud.at(at);
    cloud.issue(tenant);
    return cloud.only(tenant);
  }

  private static List<String> amounts(InvoiceView invoice) {
    return invoice.items().stream().map(item -> item.amount().toPlainString()).toList();
  }

  private static String sums(InvoiceView invoice) {
    return invoice.net() + " + " + invoice.tax() + " = " + invoice.total();
  }

  /** Of an item, what its rows of resources and its rounding row come to. */
  private List<String> rows(InvoiceView invoice, Item item) {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(
                    "select cost from cost_row where invoice_id = :id and item_n = :n order by n",
                    BigDecimal.class)
                .setParameter("id", invoice.id())
                .setParameter("n", item.n())
                .getResultList()
                .stream()
                .map(cost -> ((BigDecimal) cost).stripTrailingZeros().toPlainString())
                .toList());
  }

  @Test
  void aMonthOf720Hours() {
    tenantSince("2026-06-01T00:00:00Z", "UTC", "0.01");
    cloud.ran(tenant, project, 2, "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z");

    InvoiceView invoice = issued("2026-07-01T01:00:00Z");

    assertThat(amounts(invoice)).containsExactly("14.40");
    assertThat(invoice.items().get(0).quantity()).isEqualByComparingTo("1440");
    assertThat(sums(invoice)).isEqualTo("14.40 + 2.74 = 17.14");
  }

  @Test
  void aMonthWithADayOf23Hours() {
    tenantSince("2026-02-28T23:00:00Z", "Europe/Berlin", "0.01");
    cloud.ran(tenant, project, 1, "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z");

    assertThat(sums(issued("2026-03-31T23:00:00Z"))).isEqualTo("7.43 + 1.41 = 8.84");
  }

  @Test
  void aMonthWithADayOf25Hours() {
    tenantSince("2026-09-30T22:00:00Z", "Europe/Berlin", "0.01");
    cloud.ran(tenant, project, 1, "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z");

    assertThat(sums(issued("2026-11-01T00:00:00Z"))).isEqualTo("7.45 + 1.42 = 8.87");
  }

  @Test
  void aFebruaryOf29Days() {
    tenantSince("2028-02-01T00:00:00Z", "UTC", "0.01");
    cloud.ran(tenant, project, 1, "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z");

    assertThat(sums(issued("2028-03-01T01:00:00Z"))).isEqualTo("6.96 + 1.32 = 8.28");
  }

  @Test
  void aResizeAtTheEndOfAMonth() {
    tenantSince("2026-06-30T20:00:00Z", "Europe/Berlin", "0.36");
    BilledCloud.Thing thing = cloud.thing(tenant, project);
    cloud.at("2026-06-30T21:00:00Z");
    thing.runs(2);
    cloud.at("2026-06-30T21:59:30Z");
    thing.runs(8);
    cloud.at("2026-06-30T22:00:30Z");
    thing.runs(0);

    InvoiceView june = issued("2026-06-30T23:00:00Z");
    assertThat(sums(june)).isEqualTo("0.74 + 0.14 = 0.88");
    assertThat(rows(june, june.items().get(0))).containsExactly("0.738", "0.002");

    cloud.at("2026-07-31T23:00:00Z");
    cloud.issue(tenant);
    InvoiceView july =
        cloud.list(tenant).stream()
            .filter(one -> one.number() != null && !one.id().equals(june.id()))
            .findFirst()
            .map(one -> cloud.get(one.id()))
            .orElseThrow();
    assertThat(sums(july)).isEqualTo("0.02 + 0.00 = 0.02");
    assertThat(rows(july, july.items().get(0))).containsExactly("0.024", "-0.004");
  }

  @Test
  void aPriceChangeInMidHour() {
    UUID rate = tenantSince("2026-06-01T00:00:00Z", "UTC", "0.01");
    cloud.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from) select ?1,"
            + " r.price_plan_id, r.meter, r.unit, 0.03, ?2 from rate r where r.id = ?3",
        UUID.randomUUID(),
        Instant.parse("2026-06-01T10:20:00Z"),
        rate);
    cloud.ran(tenant, project, 3, "2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z");

    InvoiceView invoice = issued("2026-07-01T01:00:00Z");

    assertThat(amounts(invoice)).containsExactlyInAnyOrder("0.01", "0.06");
    assertThat(sums(invoice)).isEqualTo("0.07 + 0.01 = 0.08");
  }

  @Test
  void anAllowanceUsedUpInMidInterval() {
    UUID rate = tenantSince("2026-06-01T00:00:00Z", "UTC", "0.02");
    cloud.sql("update rate set free_quantity = 100 where id = ?1", rate);
    cloud.ran(tenant, project, 3, "2026-06-01T00:00:00Z", "2026-06-02T16:00:00Z");

    InvoiceView invoice = issued("2026-07-01T01:00:00Z");

    assertThat(amounts(invoice)).containsExactly("2.40", "-2.00");
    assertThat(sums(invoice)).isEqualTo("0.40 + 0.08 = 0.48");
  }

  @Test
  void aDiscountOfTwoTaxCategories() {
    UUID rate = tenantSince("2026-06-01T00:00:00Z", "UTC", "1.00");
    cloud.sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from, tax_category)"
            + " select ?1, r.price_plan_id, r.meter, r.unit, 0.50, ?2, 'REDUCED' from rate r"
            + " where r.id = ?3",
        UUID.randomUUID(),
        Instant.parse("2026-06-01T10:00:00Z"),
        rate);
    cloud.sql(
        "insert into plan_discount (id, price_plan_id, name, percent, valid_from) select ?1,"
            + " r.price_plan_id, 'Partner', 12.5, ?2 from rate r where r.id = ?3",
        UUID.randomUUID(),
        BilledCloud.LONG_AGO,
        rate);
    cloud.sql(
        "insert into tax_rate (id, country, category, percent, valid_from)"
            + " values (?1, 'DE', 'REDUCED', 7, ?2)",
        UUID.randomUUID(),
        LocalDate.parse("2020-01-01"));
    cloud.ran(tenant, project, 1, "2026-06-01T00:00:00Z", "2026-06-01T20:00:00Z");

    InvoiceView invoice = issued("2026-07-01T01:00:00Z");

    assertThat(amounts(invoice)).containsExactlyInAnyOrder("10.00", "5.00", "-1.25", "-0.62");
    assertThat(sums(invoice)).isEqualTo("13.13 + 1.97 = 15.10");
  }

  @Test
  void aThousandResourcesAtATenthOfACent() {
    tenantSince("2026-06-01T00:00:00Z", "UTC", "0.001");
    List<BilledCloud.Thing> things = new ArrayList<>();
    cloud.at("2026-06-01T10:00:00Z");
    for (int i = 0; i < 1000; i++) {
      things.add(cloud.thing(tenant, project));
    }
    things.forEach(thing -> thing.runs(1));
    cloud.at("2026-06-01T11:00:00Z");
    things.forEach(thing -> thing.runs(0));

    InvoiceView invoice = issued("2026-07-01T01:00:00Z");

    assertThat(sums(invoice)).isEqualTo("1.00 + 0.19 = 1.19");
    assertThat(rows(invoice, invoice.items().get(0))).hasSize(1000).containsOnly("0.001");
  }
}
