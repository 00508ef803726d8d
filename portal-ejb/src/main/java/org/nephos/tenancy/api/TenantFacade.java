package org.nephos.tenancy.api;

import java.time.Duration;
import java.util.UUID;

/** What the operator does with tenants. */
public interface TenantFacade {
  /**
   * Makes a tenant with its project {@code default} and its limits.
   *
   * @throws org.nephos.problem.api.ConflictException {@code name-taken}
   */
  TenantView create(CreateTenant command, String idempotencyKey);

  /**
   * Changes what people read of it and what it pays from now on.
   *
   * @param expectedVersion null for any
   */
  TenantView change(UUID id, ChangeTenant command, Long expectedVersion);

  /**
   * Lets nothing new begin: no order, no start, no growth of a scaling group.
   *
   * @param stopInstances whether what runs is stopped too
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} for one that is closed
   */
  TenantView suspend(UUID id, String reason, boolean stopInstances);

  /** Lets everything begin again; also takes a closing back while its grace lasts. */
  TenantView resume(UUID id, String reason);

  /**
   * Ends a tenant: nothing new from now on, and when the grace is over all that it has is deleted.
   * Its history and its bills stay.
   *
   * @param grace null for 30 days; at most a year
   */
  TenantView close(UUID id, String reason, Duration grace);
}
