package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.BillingAccount;
import org.nephos.billing.PartyData;
import org.nephos.billing.PricePlan;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.BillingAccountView;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.UnbilledTenantView;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.Tenant;

/** Whom tenants' invoices are made out to, as a part of the caller's transaction. */
@ApplicationScoped
class BillingAccounts {
  private static final int UNBILLED = 100;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private CreditBalance credits;
  @Inject private InvoiceEvents events;

  private record Facts(UUID seller, PartyData buyer, String taxTreatment) {
    static Facts of(BillingAccount account) {
      return new Facts(account.sellerId(), account.buyer(), account.taxTreatment().name());
    }
  }

  /** The account; of a tenant that has none yet, an empty one. */
  BillingAccountView of(UUID tenant) {
    return view(tenant(tenant), em.find(BillingAccount.class, tenant));
  }

  /** Tenants without one, by name; no more than a page has room for. */
  List<UnbilledTenantView> unbilled() {
    return em
        .createQuery(
            "select t from Tenant t where t.closedAt is null and not exists"
                + " (select 1 from BillingAccount a where a.tenantId = t.id)"
                + " order by t.displayName, t.id",
            Tenant.class)
        .setMaxResults(UNBILLED)
        .getResultList()
        .stream()
        .map(tenant -> new UnbilledTenantView(tenant.id(), tenant.displayName()))
        .toList();
  }

  /** The currency of a tenant's plan. */
  String currency(UUID tenant) {
    return em.find(PricePlan.class, tenant(tenant).pricePlanId()).currency();
  }

  BillingAccountView change(UUID id, SaveBillingAccount given, Long expectedVersion) {
    SaveBillingAccount command =
        new SaveBillingAccount(
            given.seller(), PartyRules.tidy(given.buyer()), given.taxTreatment());
    List<Violation> violations = PartyRules.check(command);
    if (command.seller() != null && em.find(Seller.class, command.seller()) == null) {
      violations.add(new Violation("seller", "unknown-reference", "There is no such seller."));
    }
    MoneyRules.refuse(violations);
    PartyData buyer = Parties.data(command.buyer());
    // The account goes before the tenant; the first account of a tenant has no row to wait at.
    BillingAccount account = em.find(BillingAccount.class, id, LockModeType.PESSIMISTIC_WRITE);
    Tenant tenant = em.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (tenant == null) {
      throw new NotFoundException();
    }
    if (account == null) {
      account = em.find(BillingAccount.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
    if (expectedVersion != null && (account == null || expectedVersion != account.version())) {
      throw new PreconditionFailedException();
    }
    Facts before = account == null ? null : Facts.of(account);
    if (account == null) {
      account = new BillingAccount(id, command.seller(), buyer, command.taxTreatment());
      em.persist(account);
    } else {
      account.describe(command.seller(), buyer, command.taxTreatment());
    }
    if (!Facts.of(account).equals(before)) {
      events.tenant(
          before == null ? "billing-account.created" : "billing-account.changed",
          id,
          null,
          "billing-account",
          id,
          tenant.name(),
          before,
          Facts.of(account));
    }
    em.flush();
    return view(tenant, account);
  }

  private Tenant tenant(UUID id) {
    Tenant tenant = em.find(Tenant.class, id);
    if (tenant == null) {
      throw new NotFoundException();
    }
    return tenant;
  }

  private BillingAccountView view(Tenant tenant, BillingAccount account) {
    String currency = currency(tenant.id());
    return new BillingAccountView(
        tenant.id(),
        account == null ? null : account.sellerId(),
        account == null ? null : em.find(Seller.class, account.sellerId()).party().legalName(),
        account == null ? null : Parties.view(account.buyer()),
        account == null ? TaxTreatment.STANDARD : account.taxTreatment(),
        account == null ? null : account.closedUntil(),
        credits.of(tenant.id(), currency),
        currency,
        account == null ? null : account.version());
  }
}
