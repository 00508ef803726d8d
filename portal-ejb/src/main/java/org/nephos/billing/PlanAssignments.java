package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.metering.InstantColumn;
import org.nephos.persistence.UuidColumn;
import org.nephos.problem.api.InvalidException;
import org.nephos.tenancy.Tenant;

/**
 * By which price plan a tenant is charged since when: rule <em>Which plan</em> of docs/money.md.
 */
@ApplicationScoped
public class PlanAssignments {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * A time on a plan.
   *
   * @param to exclusive; null for the last in a tenant's history
   */
  public record Assigned(UUID plan, Instant from, Instant to) {}

  private record Since(UUID plan, Instant from, boolean feeAtChange) {}

  /**
   * When a tenant was first charged by a plan.
   *
   * @param isInitial whether the tenant began with it
   * @param feeAtChange whether its one-off fee is due in the month in which that was; otherwise, of
   *     a change from before this was the rule, in the first month at whose beginning it had it
   */
  public record First(UUID plan, Instant from, boolean isInitial, boolean feeAtChange) {}

  /**
   * Takes a tenant's billing account for the caller's transaction, before the tenant itself: who
   * records usage or closes a month holds the account, too, and then needs the tenant.
   */
  public void hold(UUID tenant) {
    em.find(BillingAccount.class, tenant, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * From now on a tenant is charged by this plan; from the next whole second on, as usage is in
   * whole ones, or where its usage is recorded beyond that, from there. As a part of the caller's
   * transaction, under the tenant's lock.
   *
   * <p>A month is billed in one currency. A plan in another one holds from the beginning of the
   * running billing month, which is possible as long as nothing has run in it.
   *
   * @param before the plan until now, or null for a new tenant
   * @throws InvalidException for a plan in another currency when something has run already
   */
  public void assign(UUID tenant, UUID before, UUID plan, Instant now) {
    Instant from = Rate.wholeSecond(now);
    if (before != null) {
      // Who records usage holds the account while it goes by the plans.
      hold(tenant);
      keepFirst(tenant, before);
      from = later(from, recordedUntil(tenant));
      from = sameCurrency(before, plan) ? from : fromMonth(tenant, from);
    }
    em.createNativeQuery(
            "delete from tenant_price_plan where tenant_id = :tenant and valid_from >= :from")
        .setParameter("tenant", tenant)
        .setParameter("from", from)
        .executeUpdate();
    em.createNativeQuery(
            "insert into tenant_price_plan (tenant_id, valid_from, price_plan_id)"
                + " values (:tenant, :from, :plan)")
        .setParameter("tenant", tenant)
        .setParameter("from", from)
        .setParameter("plan", plan)
        .executeUpdate();
  }

  private Instant recordedUntil(UUID tenant) {
    Instant until =
        InstantColumn.read(
            em.createNativeQuery(
                    "select max(metered_until) from metered_resource where tenant_id = :tenant",
                    Object.class)
                .setParameter("tenant", tenant)
                .getSingleResult());
    Instant last =
        InstantColumn.read(
            em.createNativeQuery(
                    "select max(from_at) from usage_record where tenant_id = :tenant", Object.class)
                .setParameter("tenant", tenant)
                .getSingleResult());
    // A counter may have an hour when nothing ran any more.
    return later(
        until == null ? Instant.EPOCH : until, last == null ? Instant.EPOCH : last.plusSeconds(1));
  }

  private boolean sameCurrency(UUID one, UUID other) {
    return em.find(PricePlan.class, one)
        .currency()
        .equals(em.find(PricePlan.class, other).currency());
  }

  /** The beginning of the month, if nothing in it is in the other currency yet. */
  private Instant fromMonth(UUID tenant, Instant from) {
    ZoneId zone = em.find(Tenant.class, tenant).zone();
    Instant month = UsagePeriod.monthOf(from, zone);
    long charged =
        ((Number)
                em.createNativeQuery(
                        "select (select count(*) from metered_resource m where m.tenant_id = :tenant"
                            + " and ((m.running <> '{}' and :month < :from)"
                            + " or m.last_instant > :month))"
                            + " + (select count(*) from usage_record u where u.tenant_id = :tenant"
                            + " and u.from_at >= :month)"
                            + " + (select count(*) from manual_item i where i.tenant_id = :tenant"
                            + " and i.invoice_id is null)",
                        Object.class)
                    .setParameter("tenant", tenant)
                    .setParameter("month", month)
                    .setParameter("from", from)
                    .getSingleResult())
            .longValue();
    if (charged > 0) {
      throw new InvalidException(
          "pricePlan",
          "currency",
          "A plan in another currency holds from the beginning of a billing month. In the one that"
              + " began on "
              + month.atZone(zone).toLocalDate()
              + " something has been charged already. Choose a plan in the same currency.");
    }
    return month;
  }

  /** Of a tenant that was put there with its plan alone, that one is the first. */
  private void keepFirst(UUID tenant, UUID plan) {
    em.createNativeQuery(
            "insert into tenant_price_plan (tenant_id, valid_from, price_plan_id)"
                + " select t.id, t.created_at, p.id from tenant t, price_plan p"
                + " where t.id = :tenant and p.id = :plan and not exists"
                + " (select 1 from tenant_price_plan h where h.tenant_id = t.id)")
        .setParameter("tenant", tenant)
        .setParameter("plan", plan)
        .executeUpdate();
  }

  /**
   * What a tenant was charged by in a period, without a gap: before its first plan began, that one
   * holds, too.
   */
  List<Assigned> of(UUID tenant, Instant from, Instant to) {
    List<Since> all = all(tenant);
    List<Assigned> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Instant start = i == 0 ? from : later(all.get(i).from(), from);
      Instant next = i == all.size() - 1 ? to : all.get(i + 1).from();
      Instant end = next.isBefore(to) ? next : to;
      if (start.isBefore(end)) {
        found.add(new Assigned(all.get(i).plan(), start, end));
      }
    }
    return found;
  }

  /** All times of a tenant on a plan, the first one first; the last has no end. */
  List<Assigned> history(UUID tenant) {
    List<Since> all = all(tenant);
    List<Assigned> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Instant end = i == all.size() - 1 ? null : all.get(i + 1).from();
      found.add(new Assigned(all.get(i).plan(), all.get(i).from(), end));
    }
    return found;
  }

  /**
   * When a tenant was first charged by a plan that it has or had.
   *
   * @throws java.util.NoSuchElementException when it never was
   */
  public Instant since(UUID tenant, UUID plan) {
    return all(tenant).stream()
        .filter(each -> each.plan().equals(plan))
        .findFirst()
        .orElseThrow()
        .from();
  }

  /** When a tenant was first charged by each plan that it has or had, in the order of that. */
  public List<First> firsts(UUID tenant) {
    Map<UUID, First> firsts = new LinkedHashMap<>();
    for (Since each : all(tenant)) {
      firsts.putIfAbsent(
          each.plan(), new First(each.plan(), each.from(), firsts.isEmpty(), each.feeAtChange()));
    }
    return List.copyOf(firsts.values());
  }

  /** Whether a plan was changed in a month before the rules of today about that held. */
  public boolean hasChangeOfBefore(UUID tenant, BillingMonth month) {
    return all(tenant).stream()
        .skip(1)
        .anyMatch(
            each ->
                !each.feeAtChange()
                    && each.from().isAfter(month.from())
                    && each.from().isBefore(month.to()));
  }

  private List<Since> all(UUID tenant) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select price_plan_id, valid_from, fee_at_change from tenant_price_plan"
                    + " where tenant_id = :tenant order by valid_from",
                Object[].class)
            .setParameter("tenant", tenant)
            .getResultList();
    if (rows.isEmpty()) {
      // A tenant that was put there with its plan alone.
      rows =
          em.createNativeQuery(
                  "select price_plan_id, created_at, true from tenant where id = :tenant",
                  Object[].class)
              .setParameter("tenant", tenant)
              .getResultList();
    }
    return rows.stream()
        .map(
            row -> new Since(UuidColumn.read(row[0]), InstantColumn.read(row[1]), (Boolean) row[2]))
        .toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
