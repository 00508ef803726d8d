package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.problem.api.ConflictException;
import org.nephos.quota.QuotaAmounts;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;

/**
 * How much of a project's limits may wait for approvals, so that what nobody has decided yet does
 * not keep all others out. Asked after the room was reserved: the lock of the project's quota,
 * which every order of the project takes, makes the sum one that nobody changes meanwhile.
 */
@ApplicationScoped
class ReservedShare {
  private static final String SETTING = "nephos.quota.reserved-share";
  private static final int PERCENT = 50;
  private static final int WHOLE = 100;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaRepository quota;

  /** The setting, 1 to 100 percent. */
  static int percent() {
    int percent = Integer.getInteger(SETTING, PERCENT);
    return percent < 1 || percent > WHOLE ? PERCENT : percent;
  }

  /**
   * The refusal of an order that would make too much wait; empty when it may wait.
   *
   * @param order not counted among those that wait already
   */
  Optional<ConflictException> excess(UUID project, UUID order, QuotaAmounts wanted) {
    Map<QuotaResource, QuotaRepository.Figures> figures = quota.read(project).figures();
    QuotaAmounts waiting = waiting(project, order);
    for (Map.Entry<QuotaResource, Long> one : wanted.asMap().entrySet()) {
      Long limit = figures.get(one.getKey()).limit();
      if (limit == null) {
        continue;
      }
      long share = limit * percent() / WHOLE;
      long already = waiting.of(one.getKey());
      if (already + one.getValue() > share) {
        return Optional.of(refusal(one.getKey(), limit, share, already, one.getValue()));
      }
    }
    return Optional.empty();
  }

  private QuotaAmounts waiting(UUID project, UUID order) {
    List<Object[]> rows =
        em.createQuery(
                "select coalesce(sum(a.heldInstances), 0L), coalesce(sum(a.heldVcpus), 0L),"
                    + " coalesce(sum(a.heldRamMib), 0L), coalesce(sum(a.heldDiskGib), 0L)"
                    + " from OrderApproval a, Order o where o.id = a.orderId"
                    + " and o.projectId = :project and o.id <> :order"
                    + " and o.state = org.nephos.order.OrderState.PENDING_APPROVAL",
                Object[].class)
            .setParameter("project", project)
            .setParameter("order", order)
            .getResultList();
    Object[] sums = rows.get(0);
    return QuotaAmounts.of(
        ((Number) sums[0]).longValue(),
        ((Number) sums[1]).longValue(),
        ((Number) sums[2]).longValue(),
        ((Number) sums[3]).longValue());
  }

  private static ConflictException refusal(
      QuotaResource resource, long limit, long share, long waiting, long requested) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("scope", "project");
    numbers.put("resource", resource.word());
    numbers.put("limit", limit);
    numbers.put("share", share);
    numbers.put("waiting", waiting);
    numbers.put("requested", requested);
    return new ConflictException(
        "too-much-waits",
        "At most "
            + share
            + " of the project's "
            + limit
            + " "
            + resource.word()
            + " may wait for approvals; "
            + waiting
            + " do already, so "
            + requested
            + " more do not fit. Wait for a decision, or order less.",
        numbers);
  }
}
