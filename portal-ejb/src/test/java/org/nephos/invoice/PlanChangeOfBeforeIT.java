package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.testing.Portal;

/**
 * A plan that was changed before version 19 of the schema: its allowances count as they did then,
 * the older rate first, and its one-off fee is due in the month after. What is changed since goes
 * by the rules of today. In both cases the later plan has the older rate; 10 vCPU-hours of each are
 * free, and 6 are used of each, at 1.00 and at 2.00.
 */
class PlanChangeOfBeforeIT {
  private static final String CHEAP = "00000000-0000-0000-0000-00000000000a";
  private static final String DEAR = "00000000-0000-0000-0000-00000000000b";
  private static final String OLD_TENANT = "00000000-0000-0000-0000-00000000000c";

  @RegisterExtension
  static final Portal portal =
      new Portal()
          .withRowsOf(
              "18",
              plan(CHEAP, "cheap"),
              plan(DEAR, "dear"),
              rate(CHEAP, "1.00", "2026-02-01"),
              rate(DEAR, "2.00", "2026-01-01"),
              "insert into plan_fee (id, price_plan_id, name, kind, amount, tax_category, valid_from)"
                  + " values ('00000000-0000-0000-0000-00000000000f', '"
                  + DEAR
                  + "', 'Set-up', 'ONE_OFF', 3, 'STANDARD', "
                  + midnight("2020-01-01")
                  + ")",
              "insert into tenant (id, name, display_name, state, brand, price_plan_id, zone_id,"
                  + " created_at, version) values ('"
                  + OLD_TENANT
                  + "', 'old', 'Old', 'ACTIVE', 'nephos', '"
                  + DEAR
                  + "', 'UTC', "
                  + midnight("2026-06-01")
                  + ", 0)",
              assigned(CHEAP, "2026-06-01"),
              assigned(DEAR, "2026-06-20"));

  private static String midnight(String day) {
    return "timestamp with time zone '" + day + " 00:00:00+00'";
  }

  private static String plan(String id, String name) {
    return "insert into price_plan (id, name, currency, created_at) values ('"
        + id
        + "', '"
        + name
        + "', 'EUR', "
        + midnight("2020-01-01")
        + ")";
  }

  private static String rate(String plan, String price, String from) {
    return "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from,"
        + " free_quantity) values ('"
        + UUID.randomUUID()
        + "', '"
        + plan
        + "', 'instance.vcpu', 'vCPU', "
        + price
        + ", "
        + midnight(from)
        + ", 10)";
  }

  private static String assigned(String plan, String from) {
    return "insert into tenant_price_plan (tenant_id, valid_from, price_plan_id) values ('"
        + OLD_TENANT
        + "', "
        + midnight(from)
        + ", '"
        + plan
        + "')";
  }

  private final BilledCloud cloud = new BilledCloud(portal);

  @Test
  void whatWasChangedBeforeCountsTheOlderRateFirst() {
    UUID tenant = UUID.fromString(OLD_TENANT);
    cloud.at("2026-06-01T00:00:00Z");
    cloud.account(tenant, TaxTreatment.STANDARD);
    runsInJune(tenant);

    // Of 6 at 2.00 all are free, and then of 6 at 1.00 those up to the tenth.
    assertThat(june(tenant))
        .containsExactlyInAnyOrder(
            "USAGE 6.00", "USAGE 12.00", "ALLOWANCE -12.00", "ALLOWANCE -4.00");
    assertThat(items(tenant, 1)).containsExactly("FEE 3.00");
    isSameAgain(tenant);
  }

  @Test
  void whatIsChangedSinceCountsThePlanThatWasHadFirst() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID cheap = UUID.fromString(CHEAP);
    UUID tenant = cloud.tenant(cheap, "UTC", TaxTreatment.STANDARD);
    change(tenant, null, cheap, "2026-06-01T00:00:00Z");
    change(tenant, cheap, UUID.fromString(DEAR), "2026-06-20T00:00:00Z");
    runsInJune(tenant);

    // Of 6 at 1.00 all are free, and then of 6 at 2.00 those up to the tenth.
    assertThat(june(tenant))
        .containsExactlyInAnyOrder(
            "USAGE 6.00", "USAGE 12.00", "ALLOWANCE -6.00", "ALLOWANCE -8.00", "FEE 3.00");
    isSameAgain(tenant);
  }

  private void change(UUID tenant, UUID before, UUID after, String at) {
    cloud.at(at);
    portal.inTransaction(
        () -> {
          portal.get(PlanAssignments.class).assign(tenant, before, after, Instant.parse(at));
          return null;
        });
  }

  private void runsInJune(UUID tenant) {
    UUID project = cloud.project(tenant);
    cloud.ran(tenant, project, 1, "2026-06-10T00:00:00Z", "2026-06-10T06:00:00Z");
    cloud.ran(tenant, project, 1, "2026-06-21T00:00:00Z", "2026-06-21T06:00:00Z");
    cloud.at("2026-08-02T00:00:00Z");
    cloud.issue(tenant);
  }

  private List<String> june(UUID tenant) {
    return items(tenant, 0);
  }

  /** Kind and amount of all items of a month's invoice, so many months after June. */
  private List<String> items(UUID tenant, int months) {
    List<InvoiceView> issued = issued(tenant);
    return cloud.get(issued.get(issued.size() - 1 - months).id()).items().stream()
        .map(item -> item.kind() + " " + item.amount().toPlainString())
        .toList();
  }

  private List<InvoiceView> issued(UUID tenant) {
    return cloud.list(tenant).stream().filter(invoice -> invoice.number() != null).toList();
  }

  private void isSameAgain(UUID tenant) {
    for (InvoiceView invoice : issued(tenant)) {
      assertThat(cloud.as(() -> cloud.invoices().replay(invoice.id())).differences()).isEmpty();
    }
  }
}
