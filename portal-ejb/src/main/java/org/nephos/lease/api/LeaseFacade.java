package org.nephos.lease.api;

import java.util.UUID;
import org.nephos.compute.api.InstanceView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** How long instances may live, and asking for more time. */
public interface LeaseFacade {
  /** What holds for the instances of a project. */
  LeasePolicyView policyOfProject(UUID project);

  /** What holds in a tenant, for who runs it. */
  LeasePolicyView policyOfTenant(UUID tenant);

  /** What holds for every tenant that has nothing of its own; for the operator. */
  LeasePolicyView policyOfCloud();

  /**
   * Says what holds in a tenant: the administrator within what the operator allows, the operator
   * anything, which is then also as far as the administrator may go.
   *
   * @param expectedVersion the version that was seen, or null
   */
  LeasePolicyView changePolicyOfTenant(
      UUID tenant, ChangeLeasePolicy command, Long expectedVersion);

  /** Says what holds for every tenant that has nothing of its own. */
  LeasePolicyView changePolicyOfCloud(ChangeLeasePolicy command, Long expectedVersion);

  /**
   * Instances that have a lease, those that end first before the others; filters {@code tenant},
   * {@code project}, {@code name}, {@code state}, sorts {@code leaseEnd}, {@code name}.
   */
  Page<InstanceView> leases(ListQuery query);

  /** Asks for more time; approved at once where the policy asks for nobody's approval. */
  LeaseExtensionView extend(ExtendLease command, String idempotencyKey);

  /**
   * Takes the lease off an instance, which then lives until somebody deletes it; a request for more
   * time that waits is withdrawn with it.
   *
   * @param instance the id of the instance
   * @param reason mandatory; the instance's history shows it
   * @throws org.nephos.problem.api.ConflictException when it has no lease, or every instance of the
   *     tenant has one
   * @throws org.nephos.problem.api.ForbiddenException when extensions need an approval that the
   *     caller cannot give
   */
  InstanceView remove(UUID instance, String reason);

  /**
   * Requests, newest first; filters {@code state}, {@code instance}, {@code project}, {@code
   * tenant}.
   */
  Page<LeaseExtensionView> extensions(ListQuery query);

  LeaseExtensionView extension(UUID id);

  /** Approves: the administrator within the tenant's maximum, the operator always. */
  LeaseExtensionView approve(UUID id, String reason);

  /**
   * @param reason mandatory
   */
  LeaseExtensionView deny(UUID id, String reason);

  /** Withdraws the caller's own request. */
  LeaseExtensionView cancel(UUID id);
}
