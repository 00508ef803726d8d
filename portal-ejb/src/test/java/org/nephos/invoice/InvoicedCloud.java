package org.nephos.invoice;

import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.list.api.ListQuery;
import org.nephos.order.OrderService;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

/**
 * The demo's tenant acme with a seller, an account, taxes and a plan that has everything, on a
 * clock that stands until it is set.
 */
final class InvoicedCloud {
  private final Portal portal;
  private final UUID tenant;
  private final ZoneId zone;
  private final BillingMonth month;
  private final Acme acme;

  /** Begins with a month to come, so that nothing of the demo is in it. */
  InvoicedCloud(Portal portal) {
    this.portal = portal;
    portal.withDemoData();
    acme = new Acme(portal);
    tenant = id("select id from tenant where name = 'acme'");
    zone =
        ZoneId.of(
            (String)
                portal.inTransaction(
                    () ->
                        portal
                            .database()
                            .em()
                            .createNativeQuery(
                                "select zone_id from tenant where name = 'acme'", String.class)
                            .getSingleResult()));
    month = new BillingMonth(YearMonth.now(ZoneOffset.UTC).plusMonths(2), zone);
    at(month.from().minus(Duration.ofDays(3)));
    BillingAccountService accounts = portal.get(BillingAccountService.class);
    asOperator(
        () ->
            accounts.addTaxRate(
                new AddTaxRate(
                    "DE", TaxCategory.STANDARD, new BigDecimal("19"), LocalDate.of(2020, 1, 1)),
                null));
    UUID seller =
        asOperator(
                () ->
                    accounts.createSeller(
                        new SaveSeller(party("Nephos GmbH", "DE136695976"), "NEP", 14), null))
            .id();
    asOperator(
        () ->
            accounts.changeAccount(
                tenant,
                new SaveBillingAccount(seller, party("Acme AG", null), TaxTreatment.STANDARD),
                null));
  }

  private static InvoiceView.Party party(String name, String vatId) {
    return new InvoiceView.Party(
        name, "Weg 1", "10115", "Berlin", "DE", vatId, "billing@example.org", null);
  }

  /** Acme's plan has an allowance, a tier, a discount, fees and a minimum. */
  void withEverything() {
    String rate =
        "(select r.id from rate r join price_plan p on p.id = r.price_plan_id where p.name ="
            + " 'standard' and r.meter = 'instance.vcpu' and r.override_key = '')";
    String plan = "(select price_plan_id from tenant where name = 'acme')";
    sql("update rate set free_quantity = 10.5 where id = " + rate);
    sql("insert into rate_tier (rate_id, above, unit_price) values (" + rate + ", 100, 0.008)");
    sql("insert into rate_tier (rate_id, above, unit_price) values (" + rate + ", 200, 0.004)");
    sql(
        "insert into plan_discount (id, price_plan_id, name, meter, percent, valid_from) values (?1,"
            + plan
            + ", 'Partner', 'instance.ram', 12.5, ?2)",
        UUID.randomUUID(),
        Instant.EPOCH);
    for (String kind : List.of("MONTHLY", "ONE_OFF")) {
      sql(
          "insert into plan_fee (id, price_plan_id, name, kind, amount, tax_category, valid_from)"
              + " values (?1, "
              + plan
              + ", '"
              + kind
              + "', '"
              + kind
              + "', 5.55, 'STANDARD', ?2)",
          UUID.randomUUID(),
          Instant.EPOCH);
    }
    sql(
        "insert into plan_minimum (id, price_plan_id, amount, valid_from) values (?1, "
            + plan
            + ", 60, ?2)",
        UUID.randomUUID(),
        Instant.EPOCH);
  }

  Portal portal() {
    return portal;
  }

  UUID tenant() {
    return tenant;
  }

  /** The month that the tests look at first. */
  BillingMonth month() {
    return month;
  }

  void at(Instant now) {
    portal.use(Clock.fixed(now, ZoneOffset.UTC));
  }

  <T> T asOperator(Callable<T> work) {
    return portal.as(operator(), work);
  }

  /** An instance that runs from an instant on. */
  UUID instance(String name, Instant from) {
    at(from);
    UUID id =
        portal
            .as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order(name, 1), null))
            .instances()
            .get(0);
    portal.work();
    return id;
  }

  void act(UUID instance, InstanceAction action, Instant at) {
    at(at);
    portal.as(acmeUser(), () -> portal.get(InstanceService.class).act(instance, action, null));
    portal.work();
  }

  void delete(UUID instance, Instant at) {
    at(at);
    portal.as(acmeUser(), () -> portal.get(InstanceService.class).delete(instance, null, null));
    portal.work();
  }

  void byHand(String description, String amount) {
    asOperator(
        () ->
            portal
                .get(CreditService.class)
                .addManualItem(
                    new AddManualItem(tenant, null, description, new BigDecimal(amount), null),
                    null));
  }

  /** Issues what is due two hours after a month. */
  BillingRunView issue(BillingMonth of) {
    at(of.to().plus(Duration.ofHours(2)));
    return asOperator(() -> portal.get(InvoiceService.class).issueDue(tenant));
  }

  /** The invoice of a month. */
  InvoiceView invoice(BillingMonth of) {
    return asOperator(
        () -> portal.get(InvoiceService.class).invoice(InvoiceId.of(tenant, of.month())));
  }

  List<InvoiceView> invoices() {
    return asOperator(
            () ->
                portal
                    .get(InvoiceService.class)
                    .invoices(ListQuery.firstPage().with("tenant", tenant.toString())))
        .items();
  }

  int sql(String sql, Object... parameters) {
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

  UUID id(String sql) {
    return portal
        .database()
        .call(
            () ->
                (UUID) portal.database().em().createNativeQuery(sql, UUID.class).getSingleResult());
  }
}
