package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.nephos.billing.Bill;
import org.nephos.billing.BillInput;
import org.nephos.billing.BillInput.Manual;
import org.nephos.billing.Billing;
import org.nephos.billing.BillingAccount;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.PartyData;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.billing.UsageSum;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/**
 * Works out what a tenant owes for a month. The draft, the invoice and its replay are all made
 * here; they differ in where the usage comes from.
 */
@ApplicationScoped
class MonthBills {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private UsageSums usage;
  @Inject private MonthTerms terms;
  @Inject private TaxRates taxes;
  @Inject private PortalClock clock;

  /**
   * Between whom an invoice is.
   *
   * @param seller null while none is chosen; then nothing is taxed
   * @param buyer null while nobody has said who it is
   */
  record Between(PartyData seller, PartyData buyer, TaxTreatment treatment) {
    /** Of a tenant without a billing account. */
    static final Between UNKNOWN = new Between(null, null, TaxTreatment.STANDARD);
  }

  /** Between whom a tenant's next invoice is. */
  Between parties(BillingAccount account) {
    return account == null
        ? Between.UNKNOWN
        : new Between(
            em.find(Seller.class, account.sellerId()).party(),
            account.buyer(),
            account.taxTreatment());
  }

  /** The invoice of a month by the records of usage as they are; it has no number. */
  InvoiceContent of(Tenant tenant, BillingMonth month, Between parties, List<Manual> manual) {
    MonthTerms.Terms held = terms.of(tenant, month, clock.now());
    List<UsageSum> used = usage.of(tenant.id(), month, held.plan().currency());
    return of(tenant, month, held, parties, used, manual);
  }

  /** The invoice of a month by this usage. The same usage, in any order, gives the same invoice. */
  InvoiceContent of(
      Tenant tenant,
      BillingMonth month,
      Between parties,
      List<UsageSum> used,
      List<Manual> manual) {
    return of(tenant, month, terms.of(tenant, month, clock.now()), parties, used, manual);
  }

  private InvoiceContent of(
      Tenant tenant,
      BillingMonth month,
      MonthTerms.Terms held,
      Between parties,
      List<UsageSum> used,
      List<Manual> manual) {
    Map<TaxCategory, BigDecimal> percents =
        parties.seller() == null ? Map.of() : taxes.on(parties.seller().country(), month.lastDay());
    Bill bill =
        Billing.of(
            new BillInput(
                month.from(),
                month.to(),
                held.plan(),
                held.isFirst(),
                used,
                manual,
                percents,
                parties.treatment()));
    return new InvoiceContent(
        InvoiceId.of(tenant.id(), month.month()),
        null,
        tenant.id(),
        month.from(),
        month.to(),
        bill.currency(),
        held.priceVersion(),
        parties.seller(),
        parties.buyer(),
        parties.treatment(),
        null,
        null,
        InvoiceLines.of(bill, held.plan()),
        InvoiceLines.taxes(bill),
        bill.net(),
        bill.tax(),
        bill.total());
  }
}
