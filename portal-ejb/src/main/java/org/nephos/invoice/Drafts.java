package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.BillInput.Manual;
import org.nephos.billing.BillingAccount;
import org.nephos.metering.MeteringService;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Tenant;

/**
 * The drafts of months that are not closed, worked out when they are looked at, from usage that is
 * brought up to date first. Called with no transaction open.
 */
@ApplicationScoped
class Drafts {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OpenMonths months;
  @Inject private PendingItems pending;
  @Inject private MonthBills bills;
  @Inject private MeteringService metering;
  @Inject private Transactions transactions;

  /**
   * The draft with this id; empty when there is none, or nothing is in its month.
   *
   * @param id of a draft, which whoever asks may see
   */
  Optional<InvoiceContent> find(UUID id) {
    return transactions
        .inNew(() -> months.tenantOf(id))
        .flatMap(
            tenant -> of(tenant).stream().filter(content -> content.id().equals(id)).findFirst());
  }

  /** The months of a tenant that may have a draft, without working any out. */
  List<OpenMonths.Open> months(UUID id) {
    Tenant tenant = em.find(Tenant.class, id);
    return tenant == null ? List.of() : months.of(tenant, months.closedUntil(id));
  }

  /** The drafts of a tenant, oldest first; none of a tenant that there is not. */
  List<InvoiceContent> of(UUID tenant) {
    metering.complete(new ReadScope(false, Set.of(tenant), Set.of()));
    return transactions.inNew(() -> work(tenant));
  }

  private List<InvoiceContent> work(UUID id) {
    Tenant tenant = em.find(Tenant.class, id);
    if (tenant == null) {
      return List.of();
    }
    BillingAccount account = em.find(BillingAccount.class, id);
    MonthBills.Between parties = bills.parties(account);
    // What was added by hand stands on the next invoice, which is that of the first open month.
    List<Manual> manual = pending.of(id);
    List<InvoiceContent> drafts = new ArrayList<>();
    for (OpenMonths.Open open : months.of(tenant, account == null ? null : account.closedUntil())) {
      InvoiceContent draft = bills.of(tenant, open.month(), parties, manual);
      manual = List.of();
      if (!draft.lines().isEmpty()) {
        drafts.add(draft);
      }
    }
    return drafts;
  }
}
