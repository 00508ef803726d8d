package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.billing.BillingAccount;
import org.nephos.metering.MeteringService;
import org.nephos.persistence.TimeOrderedId;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.PortalException;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * Closes what is due, tenant by tenant and month by month, each month in a transaction of its own.
 * A tenant that cannot be billed holds up no other. Called with no transaction open.
 */
@ApplicationScoped
class BillingRuns {
  private static final Logger LOG = Logger.getLogger(BillingRuns.class.getName());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OpenMonths months;
  @Inject private MonthClose close;
  @Inject private MeteringService metering;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  /** What came of a run so far. */
  private static final class Tally {
    private int issued;
    private int empty;
    private int failed;
    private String error;

    void fail(String why) {
      failed++;
      error = error == null ? why : error;
    }
  }

  /**
   * Closes what is due, because somebody asks for it; the run is kept.
   *
   * @param tenant one, or null for all
   */
  BillingRun run(UUID tenant) {
    return run(tenant, transactions.inNew(() -> due(tenant)));
  }

  /** Closes what is due by itself. A run that finds nothing new is not kept. */
  void tick() {
    List<UUID> due = transactions.inNew(() -> due(null));
    if (!due.isEmpty()) {
      BillingRun run = run(null, due);
      if (run.issued() + run.emptyMonths() == 0) {
        transactions.runInNew(() -> forgetIfNothingNew(run));
      }
    }
  }

  private BillingRun run(UUID tenant, List<UUID> due) {
    UUID id = TimeOrderedId.next();
    String by = CallerScope.current().username();
    transactions.runInNew(() -> em.persist(new BillingRun(id, tenant, clock.now(), by)));
    Tally tally = new Tally();
    due.forEach(one -> closeAll(one, tally));
    return transactions.inNew(
        () -> {
          BillingRun run = em.find(BillingRun.class, id);
          run.end(clock.now(), tally.issued, tally.empty, tally.failed, tally.error);
          return run;
        });
  }

  private void closeAll(UUID tenant, Tally tally) {
    try {
      if (transactions.inNew(() -> em.find(BillingAccount.class, tenant)) == null) {
        tally.fail(nameOf(tenant) + " has no billing account: say who sells and who buys.");
        return;
      }
      metering.complete(new ReadScope(false, Set.of(tenant), Set.of()));
      MonthClose.Outcome outcome = closeNext(tenant);
      while (outcome != MonthClose.Outcome.NOTHING_DUE) {
        if (outcome == MonthClose.Outcome.ISSUED) {
          tally.issued++;
        } else {
          tally.empty++;
        }
        outcome = closeNext(tenant);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "a month of tenant " + tenant + " could not be closed");
      tally.fail(
          nameOf(tenant)
              + ": "
              + (e instanceof PortalException ? e.getMessage() : "an error; the log says more."));
    }
  }

  private MonthClose.Outcome closeNext(UUID tenant) {
    return transactions.inNew(() -> close.closeNext(tenant));
  }

  private String nameOf(UUID tenant) {
    return transactions.inNew(() -> em.find(Tenant.class, tenant).displayName());
  }

  /** Tenants of which a month is over that is not closed. */
  private List<UUID> due(UUID only) {
    List<Tenant> tenants =
        only == null
            ? em.createQuery("select t from Tenant t order by t.id", Tenant.class).getResultList()
            : em.createQuery("select t from Tenant t where t.id = :id", Tenant.class)
                .setParameter("id", only)
                .getResultList();
    // Read at once, so that each is at hand below.
    em.createQuery("select a from BillingAccount a", BillingAccount.class).getResultList();
    List<UUID> due = new ArrayList<>();
    for (Tenant tenant : tenants) {
      OpenMonths.Open first =
          new OpenMonths.Open(tenant, months.first(tenant, months.closedUntil(tenant.id())));
      if (months.isOver(first.month()) && months.isLively(tenant, first.month())) {
        due.add(tenant.id());
      }
    }
    return due;
  }

  /** What cannot be billed is told once, not with every run. */
  private void forgetIfNothingNew(BillingRun run) {
    em
        .createQuery(
            "select r from BillingRun r where r.tenantId is null and r.id <> :id"
                + " and r.endedAt is not null order by r.startedAt desc, r.id desc",
            BillingRun.class)
        .setParameter("id", run.id())
        .setMaxResults(1)
        .getResultList()
        .stream()
        .filter(last -> last.failed() == run.failed())
        .filter(last -> Objects.equals(last.error(), run.error()))
        .findFirst()
        .ifPresent(last -> em.remove(em.find(BillingRun.class, run.id())));
  }
}
