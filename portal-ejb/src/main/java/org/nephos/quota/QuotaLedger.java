package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.nephos.problem.api.QuotaExceededException;

/**
 * Takes and gives back quota in project and tenant, project first and tenant last, so that the hot
 * row is held shortest. Part of the caller's transaction, as its last statements but the host's.
 */
@ApplicationScoped
public class QuotaLedger {
  private static final int TRIES = 5;

  @Inject private QuotaRepository repository;

  /**
   * Takes.
   *
   * @throws QuotaExceededException when it does not fit
   */
  public void take(UUID project, UUID tenant, QuotaAmounts amounts) {
    takeIn(project, "project", amounts, repository::take);
    takeIn(tenant, "tenant", amounts, repository::take);
  }

  /**
   * Takes these amounts if there is room at both levels; changes nothing when there is not. Unlike
   * {@link #take} it leaves the transaction usable, for orders that would rather wait.
   *
   * @return whether they were taken
   */
  public boolean tryTake(UUID project, UUID tenant, QuotaAmounts amounts) {
    if (!repository.take(project, amounts)) {
      return false;
    }
    if (!repository.take(tenant, amounts)) {
      repository.release(project, amounts);
      return false;
    }
    return true;
  }

  /**
   * Promises, for what will come by itself later.
   *
   * @throws QuotaExceededException when it does not fit
   */
  public void reserve(UUID project, UUID tenant, QuotaAmounts amounts) {
    takeIn(project, "project", amounts, repository::reserve);
    takeIn(tenant, "tenant", amounts, repository::reserve);
  }

  /**
   * Promises these amounts if there is room at both levels; changes nothing when there is not.
   *
   * @return whether they were promised
   */
  public boolean tryReserve(UUID project, UUID tenant, QuotaAmounts amounts) {
    if (!repository.reserve(project, amounts)) {
      return false;
    }
    if (!repository.reserve(tenant, amounts)) {
      repository.unreserve(project, amounts);
      return false;
    }
    return true;
  }

  private interface Attempt {
    boolean on(UUID scope, QuotaAmounts amounts);
  }

  private void takeIn(UUID scope, String kind, QuotaAmounts amounts, Attempt attempt) {
    for (int i = 0; i < TRIES; i++) {
      if (attempt.on(scope, amounts)) {
        return;
      }
      // The row said no; find out why. If others gave back meanwhile, ask it again.
      refuseIfFull(scope, kind, amounts);
    }
    throw new IllegalStateException("the quota of " + kind + " " + scope + " does not settle");
  }

  private void refuseIfFull(UUID scope, String kind, QuotaAmounts amounts) {
    QuotaRepository.ScopeRow row = repository.read(scope);
    if (row == null) {
      throw new IllegalStateException("there is no quota scope " + scope);
    }
    for (Map.Entry<QuotaResource, Long> wanted : amounts.asMap().entrySet()) {
      QuotaRepository.Figures figures = row.figures().get(wanted.getKey());
      if (!figures.hasRoomFor(wanted.getValue())) {
        throw new QuotaExceededException(
            kind,
            wanted.getKey(),
            figures.limit(),
            figures.used(),
            figures.reserved(),
            wanted.getValue());
      }
    }
  }

  /** Gives back what was used. */
  public void release(UUID project, UUID tenant, QuotaAmounts amounts) {
    repository.release(project, amounts);
    repository.release(tenant, amounts);
  }

  /** Gives back what was promised. */
  public void unreserve(UUID project, UUID tenant, QuotaAmounts amounts) {
    repository.unreserve(project, amounts);
    repository.unreserve(tenant, amounts);
  }

  /** What was promised is used now. */
  public void convert(UUID project, UUID tenant, QuotaAmounts amounts) {
    repository.convert(project, amounts);
    repository.convert(tenant, amounts);
  }

  /** What was used is a promise again. */
  public void revert(UUID project, UUID tenant, QuotaAmounts amounts) {
    repository.revert(project, amounts);
    repository.revert(tenant, amounts);
  }
}
