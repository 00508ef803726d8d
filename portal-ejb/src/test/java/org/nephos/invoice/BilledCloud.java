package org.nephos.invoice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterLedger;
import org.nephos.metering.MeterSet;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Callers;
import org.nephos.testing.InvoiceCloud;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

/**
 * Tenants that use something and are billed for it, with a clock that stands until it is set. A
 * vCPU costs 0.01 an hour, and Germany taxes 19 per cent, from long ago on.
 */
final class BilledCloud {
  static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Portal portal;
  private final Caller operator;
  private final UUID plan;
  private UUID seller;
  private String prefix;

  BilledCloud(Portal portal) {
    this.portal = portal;
    operator = person(Role.OPERATOR, null);
    at(LONG_AGO);
    plan = plan("EUR");
    rate(plan, "0.01");
    newSeller(14);
    if (as(() -> accounts().taxRates()).isEmpty()) {
      as(
          () ->
              accounts()
                  .addTaxRate(
                      new AddTaxRate(
                          "DE",
                          TaxCategory.STANDARD,
                          new BigDecimal("19"),
                          LocalDate.of(2020, 1, 1)),
                      null));
    }
  }

  /** From now on tenants get another seller. */
  void newSeller(int days) {
    prefix = InvoiceCloud.prefix();
    seller = as(() -> InvoiceCloud.seller(portal, prefix, days).id());
  }

  /** A number as the seller gives it. */
  String number(int n) {
    return String.format("%s-%06d", prefix, n);
  }

  /** The number of a credit note. */
  String creditNote(int n) {
    return String.format("%s-C-%06d", prefix, n);
  }

  Caller operator() {
    return operator;
  }

  UUID plan() {
    return plan;
  }

  UUID seller() {
    return seller;
  }

  BillingAccountService accounts() {
    return portal.get(BillingAccountService.class);
  }

  InvoiceService invoices() {
    return portal.get(InvoiceService.class);
  }

  CreditService credits() {
    return portal.get(CreditService.class);
  }

  /** It is now this instant. */
  void at(Instant now) {
    portal.use(Clock.fixed(now, ZoneOffset.UTC));
  }

  /** It is now this instant. */
  void at(String now) {
    at(Instant.parse(now));
  }

  <T> T as(Supplier<T> work) {
    return portal.as(operator, work::get);
  }

  <T> T as(Caller caller, Supplier<T> work) {
    return portal.as(caller, work::get);
  }

  Caller person(Role role, UUID tenant) {
    UUID id = UUID.randomUUID();
    persist(new Membership(UUID.randomUUID(), id, role, tenant, null, LONG_AGO));
    Caller person = Callers.person(id, id.toString(), "");
    return role == Role.OPERATOR ? Callers.operator(person) : person;
  }

  UUID plan(String currency) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into price_plan (id, name, currency, created_at) values (?1, ?2, ?3, ?4)",
        id,
        id.toString(),
        currency,
        LONG_AGO);
    return id;
  }

  UUID rate(UUID of, String price) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from)"
            + " values (?1, ?2, 'instance.vcpu', 'vCPU', ?3, ?4)",
        id,
        of,
        new BigDecimal(price),
        LONG_AGO);
    return id;
  }

  /** A fee of the plan, in force from long ago on. */
  UUID fee(UUID of, String kind, String amount) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into plan_fee (id, price_plan_id, name, kind, amount, tax_category, valid_from)"
            + " values (?1, ?2, ?3, ?4, ?5, 'STANDARD', ?6)",
        id,
        of,
        kind + " fee",
        kind,
        new BigDecimal(amount),
        LONG_AGO);
    return id;
  }

  void minimum(UUID of, String amount) {
    sql(
        "insert into plan_minimum (id, price_plan_id, amount, valid_from) values (?1, ?2, ?3, ?4)",
        UUID.randomUUID(),
        of,
        new BigDecimal(amount),
        LONG_AGO);
  }

  /** A tenant without a billing account, in this moment. */
  UUID bareTenant(UUID of, String zone) {
    UUID id = UUID.randomUUID();
    Instant now = portal.get(PortalClock.class).now();
    persist(new Tenant(id, id.toString(), "Tenant " + id, of, ZoneId.of(zone), now));
    return id;
  }

  /** A tenant that is billed from the month of now on. */
  UUID tenant(String zone) {
    return tenant(plan, zone, TaxTreatment.STANDARD);
  }

  UUID tenant(UUID of, String zone, TaxTreatment treatment) {
    UUID id = bareTenant(of, zone);
    account(id, treatment);
    return id;
  }

  void account(UUID tenant, TaxTreatment treatment) {
    portal.as(
        operator,
        () -> {
          InvoiceCloud.account(portal, tenant, seller, treatment);
          return null;
        });
  }

  UUID project(UUID tenant) {
    UUID id = UUID.randomUUID();
    persist(new Project(id, tenant, "web", LONG_AGO));
    return id;
  }

  /** Something that is metered. */
  final class Thing {
    private final UUID id = UUID.randomUUID();
    private final UUID tenant;
    private final UUID project;
    private long version;

    Thing(UUID tenant, UUID project) {
      this.tenant = tenant;
      this.project = project;
    }

    UUID id() {
      return id;
    }

    /** From now on it has so many vCPUs; none at all for 0. */
    void runs(int vcpus) {
      version++;
      MeterSet meters =
          vcpus == 0
              ? MeterSet.NONE
              : MeterSet.of(Map.of(Meter.INSTANCE_VCPU, BigDecimal.valueOf(vcpus)));
      Instant now = portal.get(PortalClock.class).now();
      portal.inTransaction(
          () -> {
            Instant from =
                portal
                    .get(MeterLedger.class)
                    .advance("instance", id, "thing", tenant, project, version, meters);
            execute(
                "insert into event (type, at, tenant_id, project_id, resource_type, resource_id,"
                    + " resource_name, resource_version, effective_at, meters, actor,"
                    + " remote_address, outcome, correlation_id, data) values ('instance.step',"
                    + " ?1, ?2, ?3, 'instance', ?4, 'thing', ?5, ?6, ?7, 'test', '', 'DONE',"
                    + " 'test', '{}')",
                now,
                tenant,
                project,
                id,
                version,
                from,
                meters.toText());
            return null;
          });
    }
  }

  Thing thing(UUID tenant, UUID project) {
    return new Thing(tenant, project);
  }

  /** A thing of so many vCPUs from one instant to another. */
  Thing ran(UUID tenant, UUID project, int vcpus, String from, String to) {
    Thing thing = thing(tenant, project);
    at(from);
    thing.runs(vcpus);
    at(to);
    thing.runs(0);
    return thing;
  }

  BillingRunView issue(UUID tenant) {
    return as(() -> invoices().issueDue(tenant));
  }

  /** All invoices of a tenant and its drafts, newest month first. */
  List<InvoiceView> list(UUID tenant) {
    return list(operator, new ListQuery(Map.of("tenant", tenant.toString()), null, 50, null));
  }

  /** A list to its end. */
  List<InvoiceView> list(Caller caller, ListQuery query) {
    List<InvoiceView> all = new ArrayList<>();
    String marker = null;
    do {
      ListQuery next = new ListQuery(query.filters(), query.sort(), query.limit(), marker);
      Page<InvoiceView> page = as(caller, () -> invoices().invoices(next));
      all.addAll(page.items());
      marker = page.next();
    } while (marker != null);
    return all;
  }

  /** The only invoice of a tenant that is issued, with its items. */
  InvoiceView only(UUID tenant) {
    List<InvoiceView> issued =
        list(tenant).stream()
            .filter(one -> one.number() != null && one.kind() == InvoiceView.Kind.INVOICE)
            .toList();
    if (issued.size() != 1) {
      throw new AssertionError("not one: " + issued);
    }
    return get(issued.get(0).id());
  }

  InvoiceView get(UUID invoice) {
    return as(() -> invoices().invoice(invoice));
  }

  private void persist(Object entity) {
    portal.database().run(() -> portal.database().em().persist(entity));
  }

  void sql(String sql, Object... parameters) {
    portal.database().run(() -> execute(sql, parameters));
  }

  private void execute(String sql, Object... parameters) {
    var query = portal.database().em().createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    query.executeUpdate();
  }

  long count(String table, UUID invoice) {
    return portal.number(
        "select count(*) from " + table + " where invoice_id = :id", Map.of("id", invoice));
  }
}
