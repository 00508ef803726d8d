package org.nephos.tenancy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.nephos.billing.PricePlanService;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.billing.UsageCorrectionService;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.invoice.BillingAccountService;
import org.nephos.invoice.CreditService;
import org.nephos.invoice.InvoiceService;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.InstantColumn;
import org.nephos.metering.MeteringService;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.InvoiceCloud;

/** What is done to prices, invoices and usage. */
final class MoneyDeeds extends Deeds {
  MoneyDeeds(DeedCloud cloud) {
    super(cloud);
  }

  @Override
  void all() {
    prices(olga);
    money(olga);
  }

  private void prices(Caller olga) {
    PricePlanService prices = portal.get(PricePlanService.class);
    Callable<UUID> plan =
        () -> as(olga, () -> prices.create(new CreatePricePlan(name(), null, "EUR"), null)).id();
    Callable<UUID> rate = () -> as(olga, () -> prices.addRate(rate(plan.call()), null)).id();
    Map<UUID, UUID> terms = new HashMap<>();
    Callable<UUID> withTerm =
        () -> {
          UUID id = plan.call();
          terms.put(id, as(olga, () -> prices.addTerm(id, fee(), null)).id());
          return id;
        };
    put(
        "PricePlanFacade.create",
        olga,
        null,
        id -> prices.create(new CreatePricePlan(name(), null, "EUR"), null),
        "currency");
    put("PricePlanFacade.addRate", olga, plan, id -> prices.addRate(rate(id), null), "unitPrice");
    put("PricePlanFacade.endRate", olga, rate, id -> prices.endRate(id, FAR), "validTo");
    put(
        "PricePlanFacade.deleteRate",
        olga,
        rate,
        id -> none(() -> prices.deleteRate(id)),
        "unitPrice");
    put("PricePlanFacade.addTerm", olga, plan, id -> prices.addTerm(id, fee(), null), "amount");
    put(
        "PricePlanFacade.endTerm",
        olga,
        withTerm,
        id -> prices.endTerm(id, terms.get(id), FAR),
        "validTo");
    put(
        "PricePlanFacade.deleteTerm",
        olga,
        withTerm,
        id -> none(() -> prices.deleteTerm(id, terms.get(id))),
        "amount");
  }

  private void money(Caller olga) {
    BillingAccountService accounts = portal.get(BillingAccountService.class);
    CreditService credits = portal.get(CreditService.class);
    InvoiceService invoices = portal.get(InvoiceService.class);
    Callable<UUID> seller =
        () -> as(olga, () -> InvoiceCloud.seller(portal, InvoiceCloud.prefix(), 14)).id();
    AddManualItem item = new AddManualItem(tenant, null, "Help", BigDecimal.TEN, null);
    Callable<UUID> manual = () -> as(olga, () -> credits.addManualItem(item, null)).id();
    put(
        "BillingAccountFacade.createSeller",
        olga,
        null,
        id -> InvoiceCloud.seller(portal, InvoiceCloud.prefix(), 14),
        "invoicePrefix",
        "party.legalName");
    put(
        "BillingAccountFacade.changeSeller",
        olga,
        seller,
        id -> {
          SellerView now = accounts.seller(id);
          return accounts.changeSeller(
              id, new SaveSeller(now.party(), now.invoicePrefix(), 77), now.version());
        },
        "paymentDays");
    put(
        "BillingAccountFacade.changeAccount",
        olga,
        seller,
        id -> none(() -> InvoiceCloud.account(portal, tenant, id, TaxTreatment.EXEMPT)),
        "seller",
        "taxTreatment");
    put(
        "BillingAccountFacade.addTaxRate",
        olga,
        null,
        id ->
            accounts.addTaxRate(
                new AddTaxRate("FR", TaxCategory.STANDARD, BigDecimal.TEN, LocalDate.EPOCH), null),
        "percent");
    put(
        "UsageCorrectionFacade.correct",
        olga,
        () -> {
          UUID id = instance(DemoPeople.acmeUser());
          later();
          portal
              .get(MeteringService.class)
              .complete(new ReadScope(false, Set.of(tenant), Set.of()));
          return wrongRecord(id);
        },
        id ->
            portal
                .get(UsageCorrectionService.class)
                .correct(id, new CorrectUsage(monthOfUsage(id), "wrong"), null, null),
        "cost");
    put(
        "CreditFacade.grant",
        olga,
        null,
        id ->
            credits.grant(
                new GrantCredit(tenant, CreditView.Kind.PREPAID, BigDecimal.TEN, "paid", null),
                null),
        "amount");
    put(
        "CreditFacade.addManualItem",
        olga,
        null,
        id -> credits.addManualItem(item, null),
        "amount");
    put(
        "CreditFacade.deleteManualItem",
        olga,
        manual,
        id -> none(() -> credits.deleteManualItem(id)),
        "amount");
    put(
        "InvoiceFacade.issueDue",
        olga,
        () -> {
          UUID client = as(olga, () -> client());
          later();
          return client;
        },
        invoices::issueDue,
        "state");
    Callable<UUID> issued =
        () -> {
          UUID client = as(olga, () -> client());
          later();
          as(olga, () -> invoices.issueDue(client));
          return as(
                  olga,
                  () ->
                      invoices.invoices(
                          ListQuery.firstPage()
                              .with("tenant", client.toString())
                              .with("state", "ISSUED")))
              .items()
              .get(0)
              .id();
        };
    put(
        "InvoiceFacade.pay",
        olga,
        issued,
        id -> invoices.pay(id, new RecordPayment(BigDecimal.ONE, "ref", null), null),
        "state",
        "paid");
    put(
        "InvoiceFacade.credit",
        olga,
        issued,
        id -> invoices.credit(id, new CreditInvoice(null, "wrong"), null),
        "state",
        "credited");
  }

  /** A tenant that owes something for the month of now. */
  private UUID client() {
    UUID client = portal.get(TenantService.class).create(named(name()), null).id();
    InvoiceCloud.account(portal, client);
    portal
        .get(CreditService.class)
        .addManualItem(new AddManualItem(client, null, "Help", BigDecimal.TEN, null), null);
    return client;
  }

  private AddRate rate(UUID plan) {
    return new AddRate(
        plan,
        "instance.vcpu",
        null,
        null,
        null,
        null,
        BigDecimal.ONE,
        null,
        null,
        null,
        null,
        null);
  }

  private AddPlanTerm fee() {
    return new AddPlanTerm(
        PlanTermKind.MONTHLY_FEE, "Support", null, BigDecimal.TEN, null, null, null, null);
  }

  /** The first record of a resource says twice as much as its events. */
  private UUID wrongRecord(UUID resource) {
    portal
        .database()
        .run(
            () ->
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "update usage_record set quantity = quantity * 2, cost = cost * 2 where"
                            + " resource_id = :id and from_at = (select min(from_at) from"
                            + " usage_record where resource_id = :id)")
                    .setParameter("id", resource)
                    .executeUpdate());
    return resource;
  }

  private YearMonth monthOfUsage(UUID resource) {
    return portal
        .database()
        .call(
            () ->
                YearMonth.from(
                    InstantColumn.read(
                            portal
                                .database()
                                .em()
                                .createNativeQuery(
                                    "select min(from_at) from usage_record where resource_id = :id",
                                    Object.class)
                                .setParameter("id", resource)
                                .getSingleResult())
                        .atZone(portal.database().em().find(Tenant.class, tenant).zone())));
  }
}
