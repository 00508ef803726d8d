package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.nephos.billing.BillingAccount;
import org.nephos.billing.BillingMonth;
import org.nephos.metering.InstantColumn;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/** Which months of a tenant are not closed yet, and the ids of their drafts. */
@ApplicationScoped
public class OpenMonths {
  /** How long after its end a month is closed at the earliest, for clocks that are not right. */
  static final Duration GRACE = Duration.ofHours(1);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /** A month of a tenant that is not closed. */
  record Open(Tenant tenant, BillingMonth month) {
    UUID invoice() {
      return InvoiceId.of(tenant.id(), month.month());
    }
  }

  /** Whose draft it is; empty when it is the id of none. */
  public Optional<UUID> tenantOf(UUID draft) {
    return find(draft).map(open -> open.tenant().id());
  }

  /** The month whose draft has this id. */
  Optional<Open> find(UUID draft) {
    // A zone may be up to 14 hours ahead of UTC, and so in the next month already.
    BillingMonth last = BillingMonth.of(clock.now().plus(Duration.ofHours(14)), ZoneOffset.UTC);
    List<UUID> candidates = new ArrayList<>();
    for (BillingMonth month = firstOfAll();
        !month.month().isAfter(last.month());
        month = month.next()) {
      candidates.add(InvoiceId.tenantOf(draft, month.month()));
    }
    return em
        .createQuery("select t from Tenant t where t.id in :ids", Tenant.class)
        .setParameter("ids", candidates)
        .getResultList()
        .stream()
        .flatMap(tenant -> of(tenant, closedUntil(tenant.id())).stream())
        .filter(open -> open.invoice().equals(draft))
        .findFirst();
  }

  private BillingMonth firstOfAll() {
    Instant tenants =
        em.createQuery("select min(t.createdAt) from Tenant t", Instant.class).getSingleResult();
    Object usage =
        em.createNativeQuery("select min(u.from_at) from usage_record u", Object.class)
            .getSingleResult();
    Instant first =
        Stream.of(clock.now(), tenants, InstantColumn.read(usage))
            .filter(instant -> instant != null)
            .min(Instant::compareTo)
            .orElseThrow();
    return BillingMonth.of(first.minus(Duration.ofHours(12)), ZoneOffset.UTC);
  }

  /** Up to when a tenant's months are closed; null for none. */
  Instant closedUntil(UUID tenant) {
    BillingAccount account = em.find(BillingAccount.class, tenant);
    return account == null ? null : account.closedUntil();
  }

  /** The months of a tenant that are not closed, oldest first, up to the one of now. */
  List<Open> of(Tenant tenant, Instant closedUntil) {
    List<Open> open = new ArrayList<>();
    for (BillingMonth month = first(tenant, closedUntil);
        !month.from().isAfter(clock.now()) && isLively(tenant, month);
        month = month.next()) {
      open.add(new Open(tenant, month));
    }
    return open;
  }

  /** The month that is to be closed next. */
  BillingMonth first(Tenant tenant, Instant closedUntil) {
    if (closedUntil != null) {
      return BillingMonth.of(closedUntil, tenant.zone());
    }
    Instant usage =
        InstantColumn.read(
            em.createNativeQuery(
                    "select min(u.from_at) from usage_record u where u.tenant_id = :tenant",
                    Object.class)
                .setParameter("tenant", tenant.id())
                .getSingleResult());
    return BillingMonth.of(
        usage != null && usage.isBefore(tenant.createdAt()) ? usage : tenant.createdAt(),
        tenant.zone());
  }

  /** Whether a month is over, with the grace after it. */
  boolean isOver(BillingMonth month) {
    return !clock.now().isBefore(month.to().plus(GRACE));
  }

  /** Whether the month is one to be billed: a tenant that is closed has none that begins later. */
  boolean isLively(Tenant tenant, BillingMonth month) {
    return tenant.closedAt() == null
        || month.from().isBefore(tenant.closedAt())
        || hasManualItems(tenant.id());
  }

  private boolean hasManualItems(UUID tenant) {
    return em.createQuery(
                "select count(m) from ManualItem m where m.tenantId = :tenant"
                    + " and m.invoiceId is null",
                Long.class)
            .setParameter("tenant", tenant)
            .getSingleResult()
        > 0;
  }
}
