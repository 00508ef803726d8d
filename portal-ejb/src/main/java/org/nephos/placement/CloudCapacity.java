package org.nephos.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** What all hosts that take instances can promise together, and have promised. */
@ApplicationScoped
public class CloudCapacity {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** Figures of one kind each. */
  public record Figures(long vcpus, long ramMib, long diskGib) {}

  /** The sums over all hosts that are up. */
  public record Sums(Figures capacity, Figures allocated) {}

  /** As it is now. */
  public Sums now() {
    Object[] sums =
        em.createQuery(
                "select coalesce(sum(h.vcpus), 0L), coalesce(sum(h.ramMib), 0L),"
                    + " coalesce(sum(h.diskGib), 0L), coalesce(sum(h.allocatedVcpus), 0L),"
                    + " coalesce(sum(h.allocatedRamMib), 0L),"
                    + " coalesce(sum(h.allocatedDiskGib), 0L) from Host h"
                    + " where h.state = org.nephos.placement.HostState.UP",
                Object[].class)
            .getSingleResult();
    return new Sums(figures(sums, 0), figures(sums, 3));
  }

  private static Figures figures(Object[] sums, int at) {
    return new Figures(
        ((Number) sums[at]).longValue(),
        ((Number) sums[at + 1]).longValue(),
        ((Number) sums[at + 2]).longValue());
  }
}
