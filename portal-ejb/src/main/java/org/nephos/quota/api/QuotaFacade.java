package org.nephos.quota.api;

import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Limits, what is used of them, and asking for more. A changed limit holds at the next request. */
public interface QuotaFacade {
  /** The lines of a project and of its tenant. */
  List<QuotaItemView> ofProject(UUID project);

  /** The lines of a tenant. */
  List<QuotaItemView> ofTenant(UUID tenant);

  /** Sets what is named, by the tenant-admin within the tenant's limits, or by the operator. */
  List<QuotaItemView> setProjectLimits(UUID project, List<LimitChange> changes);

  /** Sets what is named, by the operator. */
  List<QuotaItemView> setTenantLimits(UUID tenant, List<LimitChange> changes);

  QuotaRequestView request(SubmitQuotaRequest command, String idempotencyKey);

  /** Newest first; filters {@code state}, {@code project}, {@code tenant}. */
  Page<QuotaRequestView> requests(ListQuery query);

  QuotaRequestView request(UUID id);

  /** What an approval would do to project, tenant and cloud. */
  QuotaImpactView impact(UUID id);

  /** Approves; by the operator the tenant's limits rise too where needed. */
  QuotaRequestView approve(UUID id, String reason);

  /**
   * @param reason mandatory
   */
  QuotaRequestView deny(UUID id, String reason);

  /** Withdraws the caller's own request. */
  QuotaRequestView cancel(UUID id);

  /** At which shares of its limits a tenant, and each of its projects, is warned. */
  QuotaWarningsView warnings(UUID tenant);

  /**
   * Sets them, from the next look at the limits on.
   *
   * @param thresholds in per cent, 1 to 5 of them, each 1 to 100; null for the cloud's
   */
  QuotaWarningsView setWarnings(UUID tenant, List<Integer> thresholds);
}
