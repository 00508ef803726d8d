package org.nephos.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.integrity.api.InvariantView;
import org.nephos.metering.MeteringTick;
import org.nephos.order.OrderService;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

/** I4 and I5 on a tenant with usage and an invoice: each row that is broken is told. */
class MoneyIntegrityIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Instant BEGIN = Instant.parse("2026-06-10T08:00:00Z");
  private static final Instant FROM = Instant.parse("2026-05-31T22:00:00Z");
  private static final UUID INVOICE = UUID.randomUUID();

  /** The record of a whole hour, of the instance that runs. */
  private static final String RECORD =
      " where id = (select id from usage_record where seconds = 3600 and meter = 'instance.ram'"
          + " order by from_at fetch first 1 rows only)";

  private static final String INVOICES = " where invoice_id = '" + INVOICE + "'";

  @BeforeAll
  static void aCloudWithUsage() {
    portal.withDemoData();
    // A test makes its own.
    sql("delete from rate where meter = 'instance.networkOut'");
    at(Duration.ZERO);
    Acme acme = new Acme(portal);
    portal.as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("web", 1), null));
    portal.work();
    at(Duration.ofMinutes(150));
    portal.asSystem(portal.get(MeteringTick.class)::tick);
    invoice();
  }

  private static void at(Duration after) {
    portal.use(Clock.fixed(BEGIN.plus(after), ZoneOffset.UTC));
  }

  /** Of all usage there is; it is tried elsewhere how invoices are made. */
  private static void invoice() {
    UUID seller = UUID.randomUUID();
    BigDecimal cost =
        portal.inTransaction(
            () ->
                (BigDecimal)
                    portal
                        .database()
                        .em()
                        .createNativeQuery("select sum(cost) from usage_record", Object.class)
                        .getSingleResult());
    assertThat(cost).isPositive();
    BigDecimal net = cost.setScale(2, RoundingMode.HALF_EVEN);
    BigDecimal tax = net.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_EVEN);
    sql(
        "insert into seller (id, legal_name, street, postal_code, city, country, email,"
            + " invoice_prefix, payment_days, next_invoice, next_credit_note, created_at, version)"
            + " values (?1, 'Clouds', 'a', '1', 'b', 'DE', 'a@b', 'Y', 14, 2, 1, ?2, 0)",
        seller,
        FROM);
    sql(
        "insert into invoice (id, seller_id, tenant_id, kind, number, state, period_from, period_to,"
            + " currency, tax_treatment, net, tax, total, created_at, issued_at, version)"
            + " select ?1, ?2, t.id, 'INVOICE', 'Y-000001', 'ISSUED', ?3, ?4, 'EUR', 'STANDARD', ?5,"
            + " ?6, ?7, ?4, ?4, 0 from tenant t where t.name = 'acme'",
        INVOICE,
        seller,
        FROM,
        FROM.plus(Duration.ofDays(30)),
        net,
        tax,
        net.add(tax));
    sql(
        "insert into invoice_item (invoice_id, n, kind, correction, description, from_at, to_at,"
            + " quantity, unit, unit_price, cost, amount, tax_category) values (?1, 1, 'USAGE',"
            + " false, 'usage', ?2, ?3, 1, 'h', 1, ?4, ?5, 'STANDARD')",
        INVOICE,
        FROM,
        FROM.plus(Duration.ofDays(30)),
        cost,
        net);
    sql(
        "insert into invoice_tax (invoice_id, category, percent, net, tax) values (?1, 'STANDARD',"
            + " 19, ?2, ?3)",
        INVOICE,
        net,
        tax);
    row(1, cost);
    row(2, net.subtract(cost));
  }

  private static void row(int n, BigDecimal cost) {
    sql(
        "insert into cost_row (invoice_id, item_n, n, seconds, quantity, cost) values (?1, 1, ?2, 0,"
            + " 0, ?3)",
        INVOICE,
        n,
        cost);
  }

  private static int sql(String sql, Object... parameters) {
    return portal
        .database()
        .call(
            () -> {
              var query = portal.database().em().createNativeQuery(sql);
              for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
              }
              return query.executeUpdate();
            });
  }

  private static InvariantView check(String invariant) {
    return portal.as(operator(), () -> portal.get(IntegrityService.class).check()).stream()
        .filter(one -> one.invariant().equals(invariant))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void allHoldsAfterUsageAndAnInvoice() {
    for (String invariant : new String[] {"I4", "I5"}) {
      InvariantView found = check(invariant);

      assertThat(found.drift()).isEmpty();
      assertThat(found.rows()).isPositive();
    }
  }

  @Test
  void usageThatIsNotRecordedForHoursIsTold() {
    at(Duration.ofHours(6));
    try {
      assertThat(check("I4").drift())
          .extracting(InvariantView.DriftView::rule)
          .contains("usage-not-recorded");
    } finally {
      at(Duration.ofMinutes(150));
    }
    assertThat(check("I4").drift()).isEmpty();
  }

  @Test
  void aRecordThatIsMissingIsAHoleThatIsNamed() {
    String held = "select * from usage_record" + RECORD;
    sql("create table kept as " + held);
    assertThat(sql("delete from usage_record where id in (select id from kept)")).isEqualTo(1);
    try {
      InvariantView found = check("I4");

      assertThat(found.drift()).extracting(InvariantView.DriftView::rule).contains("usage-hole");
      assertThat(found.drift().get(0).detail()).startsWith("instance.ram: no record from ");
    } finally {
      sql("insert into usage_record select * from kept");
      sql("drop table kept");
    }
    assertThat(check("I4").drift()).isEmpty();
  }

  @Test
  void anIntervalWithoutAPriceForWhichARateHeldIsTold() {
    sql("create table kept as select * from usage_record" + RECORD);
    try {
      assertThat(
              sql(
                  "update usage_record set rate_id = null, unit_price = 0, cost = 0"
                      + " where id in (select id from kept)"))
          .isEqualTo(1);
      assertThat(check("I5").drift())
          .filteredOn(drift -> drift.rule().equals("usage-price"))
          .extracting(InvariantView.DriftView::subject)
          .containsExactly(id("select id from kept").toString());
    } finally {
      sql("delete from usage_record where id in (select id from kept)");
      sql("insert into usage_record select * from kept");
      sql("drop table kept");
    }
    assertThat(check("I5").drift()).isEmpty();
  }

  @Test
  void anHourOfACounterWithoutARecordIsToldWhereARateHeldForIt() {
    UUID web = id("select resource_id from metered_resource");
    sql(
        "insert into counter_usage (resource_id, meter, from_at, to_at, tenant_id, project_id,"
            + " counted, recorded, flavor_id, image_id, zone_id) select id, 'instance.networkOut',"
            + " ?2, ?3, tenant_id, project_id, 5, 0, flavor_id, image_id, zone_name from instance"
            + " where id = ?1",
        web,
        BEGIN,
        BEGIN.plus(Duration.ofHours(1)));
    try {
      assertThat(unpriced()).as("no rate").isEmpty();
      sql("insert into zone (name, driver, description) values ('elsewhere', 'simulator', '')");
      rate("zone_id", "'elsewhere'");
      assertThat(unpriced()).as("a rate for another zone").isEmpty();
      rate("volume_type", "select 'ssd' from metered_resource");
      assertThat(unpriced()).as("a rate for something else").isEmpty();

      UUID held = rate("flavor_id", "select flavor_id from instance");
      assertThat(unpriced()).containsExactly(web.toString());

      sql("update rate set valid_to = ?2 where id = ?1", held, BEGIN);
      assertThat(unpriced()).as("it had ended").isEmpty();
      sql("update rate set valid_to = null, valid_from = ?2 where id = ?1", held, BEGIN);
      assertThat(unpriced()).as("it began with the hour").containsExactly(web.toString());
      sql("update rate set valid_from = ?2 where id = ?1", held, BEGIN.plusMillis(1));
      assertThat(unpriced()).as("it began within the hour").isEmpty();
      sql("update rate set valid_from = ?2 where id = ?1", held, Instant.EPOCH);

      UUID next = rate("flavor_id", "select flavor_id from instance");
      sql(
          "update rate set valid_from = ?2, valid_to = ?3 where id = ?1",
          next,
          Instant.EPOCH.plusSeconds(1),
          Instant.EPOCH.plusSeconds(2));
      assertThat(unpriced()).as("it was followed by one that had ended").isEmpty();
      sql("delete from rate where id = ?1", next);
      assertThat(unpriced()).hasSize(1);

      sql(
          "insert into price_plan (id, name, currency, created_at) values (?1, 'x', 'EUR', ?2)",
          next,
          BEGIN);
      sql(
          "insert into tenant_price_plan (tenant_id, valid_from, price_plan_id)"
              + " select id, ?1, price_plan_id from tenant where name = 'acme'",
          Instant.EPOCH);
      sql(
          "insert into tenant_price_plan (tenant_id, valid_from, price_plan_id)"
              + " select id, ?2, ?1 from tenant where name = 'acme'",
          next,
          BEGIN);
      assertThat(unpriced()).as("another plan had begun").isEmpty();
      sql(
          "update tenant_price_plan set valid_from = ?2 where price_plan_id = ?1",
          next,
          BEGIN.plusMillis(1));
      assertThat(unpriced()).as("another plan began within the hour").hasSize(1);
    } finally {
      sql(
          "delete from tenant_price_plan where valid_from = ?1 or price_plan_id in"
              + " (select id from price_plan where name = 'x')",
          Instant.EPOCH);
      sql("delete from price_plan where name = 'x'");
      sql("delete from counter_usage");
      sql("delete from rate where meter = 'instance.networkOut'");
      sql("delete from zone where name = 'elsewhere'");
    }
    assertThat(check("I4").drift()).isEmpty();
  }

  /** A rate of acme's plan for what is sent, narrowed to what a query finds. */
  private static UUID rate(String narrowed, String to) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from, override_key, "
            + narrowed
            + ") select ?1, t.price_plan_id, 'instance.networkOut', 'GB', 0.09, ?2, ?3, ("
            + to
            + ") from tenant t where t.name = 'acme'",
        id,
        Instant.EPOCH,
        id.toString());
    return id;
  }

  private static List<String> unpriced() {
    return check("I4").drift().stream()
        .filter(drift -> drift.rule().equals("counter-without-price"))
        .map(InvariantView.DriftView::subject)
        .toList();
  }

  private static UUID id(String query) {
    return portal.inTransaction(
        () -> (UUID) portal.database().em().createNativeQuery(query, UUID.class).getSingleResult());
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        usage("I4", "usage-seconds", "seconds = seconds - 1", "seconds = seconds + 1"),
        usage("I4", "usage-quantity", "quantity = quantity + 1", "quantity = quantity - 1"),
        usage(
            "I4",
            "usage-overlap",
            "to_at = to_at + interval '1' second, seconds = seconds + 1",
            "to_at = to_at - interval '1' second, seconds = seconds - 1"),
        usage(
            "I4",
            "usage-beyond",
            "from_at = from_at - interval '1' second, seconds = seconds + 1",
            "from_at = from_at + interval '1' second, seconds = seconds - 1"),
        Arguments.of(
            "I5",
            "usage-kept",
            "update usage_month set cost = cost + 0.000000000001",
            "update usage_month set cost = cost - 0.000000000001"),
        usage("I5", "usage-cost", "cost = cost + 0.000000000001", "cost = cost - 0.000000000001"),
        usage(
            "I5",
            "usage-price",
            "unit_price = unit_price * 2, cost = cost * 2",
            "unit_price = unit_price / 2, cost = cost / 2"),
        Arguments.of(
            "I5",
            "quote",
            "update orders set quote = replace(quote, '\"hourly\":', '\"hourly\":1')",
            "update orders set quote = replace(quote, '\"hourly\":1', '\"hourly\":')"),
        Arguments.of(
            "I5",
            "invoice-total",
            "update invoice set net = net + 1, total = total + 1 where id = '" + INVOICE + "'",
            "update invoice set net = net - 1, total = total - 1 where id = '" + INVOICE + "'"),
        Arguments.of(
            "I5",
            "item-rows",
            "update cost_row set cost = cost + 0.000000000001" + INVOICES + " and n = 1",
            "update cost_row set cost = cost - 0.000000000001" + INVOICES + " and n = 1"),
        Arguments.of(
            "I5",
            "invoice-tax",
            "update invoice_tax set net = net + 1" + INVOICES,
            "update invoice_tax set net = net - 1" + INVOICES),
        Arguments.of(
            "I5",
            "invoice-usage",
            "update invoice_item set cost = cost + 0.000000000001" + INVOICES,
            "update invoice_item set cost = cost - 0.000000000001" + INVOICES));
  }

  private static Arguments usage(String invariant, String rule, String breaks, String mends) {
    return Arguments.of(
        invariant,
        rule,
        "update usage_record set " + breaks + RECORD,
        "update usage_record set " + mends + " where id = :broken");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("broken")
  void whatIsBrokenIsTold(String invariant, String rule, String breaks, String mends) {
    Object record =
        portal.inTransaction(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery("select id from usage_record" + RECORD, UUID.class)
                    .getSingleResult());
    try {
      assertThat(sql(breaks)).isPositive();
      InvariantView found = check(invariant);

      assertThat(found.state()).isEqualTo("drift");
      assertThat(found.drift()).extracting(InvariantView.DriftView::rule).contains(rule);
      assertThat(found.drift()).allSatisfy(row -> assertThat(row.subject()).isNotBlank());
    } finally {
      sql(mends.replace(":broken", "'" + record + "'"));
    }
    assertThat(check(invariant).drift()).isEmpty();
  }
}
