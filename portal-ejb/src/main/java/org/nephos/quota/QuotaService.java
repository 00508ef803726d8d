package org.nephos.quota;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaImpactView;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.quota.api.QuotaWarningsView;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Limits at the front door, and requests for more. */
@Stateless
public class QuotaService implements QuotaFacade {
  private static final ListDefinition<QuotaRequest> REQUESTS =
      ListDefinition.of(QuotaRequest.class, "-createdAt")
          .equal("state", "state", Parse.constant(RequestState.class))
          .equal("project", "projectId", Parse::uuid)
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("createdBy", "createdBy", Parse::uuid)
          .sort("createdAt", "createdAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaLines lines;
  @Inject private QuotaSetting setting;
  @Inject private WarningSetting warnings;
  @Inject private QuotaRequests requests;
  @Inject private QuotaRequestViews views;
  @Inject private QuotaImpact impact;
  @Inject private QuotaSignal signal;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.QUOTA_SEE)
  public List<QuotaItemView> ofProject(@Names(ResourceKind.PROJECT) UUID project) {
    return lines.ofProject(project);
  }

  @Override
  @Requires(Permission.QUOTA_SEE)
  public List<QuotaItemView> ofTenant(@Names(ResourceKind.TENANT) UUID tenant) {
    return lines.ofTenant(tenant);
  }

  @Override
  @Requires(Permission.QUOTA_SET)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<QuotaItemView> setProjectLimits(
      @Names(ResourceKind.PROJECT) UUID project, List<LimitChange> changes) {
    signal.raise(transactions.inNew(() -> setting.ofProject(project, changes)));
    return transactions.inNew(() -> lines.ofProject(project));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<QuotaItemView> setTenantLimits(
      @Names(ResourceKind.TENANT) UUID tenant, List<LimitChange> changes) {
    transactions.runInNew(() -> setting.ofTenant(tenant, changes));
    signal.raise(tenant);
    return transactions.inNew(() -> lines.ofTenant(tenant));
  }

  @Override
  @Requires(Permission.QUOTA_SEE)
  public QuotaWarningsView warnings(@Names(ResourceKind.TENANT) UUID tenant) {
    return warnings.of(tenant);
  }

  @Override
  @Requires(Permission.QUOTA_SET)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QuotaWarningsView setWarnings(
      @Names(ResourceKind.TENANT) UUID tenant, List<Integer> thresholds) {
    return transactions.inNew(() -> warnings.set(tenant, thresholds));
  }

  @Override
  @Requires(Permission.QUOTA_REQUEST)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QuotaRequestView request(SubmitQuotaRequest command, String idempotencyKey) {
    QuotaRequestView asked =
        idempotency.once(
            idempotencyKey,
            command,
            QuotaRequestView.class,
            () -> views.of(requests.create(command)));
    if (asked.automatic()) {
      signal.raise(asked.tenant());
    }
    return asked;
  }

  @Override
  @Requires(Permission.QUOTA_SEE)
  public Page<QuotaRequestView> requests(ListQuery query) {
    return lists.page(
        REQUESTS,
        query,
        List.of(Scoped.by(access.scope(Permission.QUOTA_SEE))),
        request ->
            new Marker.Position(Map.of("createdAt", request.createdAt().toString()), request.id()),
        views::of);
  }

  @Override
  @Requires(Permission.QUOTA_SEE)
  public QuotaRequestView request(@Names(ResourceKind.QUOTA_REQUEST) UUID id) {
    return views.of(find(id));
  }

  @Override
  @Requires(Permission.QUOTA_DECIDE)
  public QuotaImpactView impact(@Names(ResourceKind.QUOTA_REQUEST) UUID id) {
    return impact.of(find(id));
  }

  private QuotaRequest find(UUID id) {
    QuotaRequest request = em.find(QuotaRequest.class, id);
    if (request == null) {
      throw new NotFoundException();
    }
    return request;
  }

  @Override
  @Requires(Permission.QUOTA_DECIDE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QuotaRequestView approve(@Names(ResourceKind.QUOTA_REQUEST) UUID id, String reason) {
    QuotaRequestView approved = transactions.inNew(() -> views.of(requests.approve(id, reason)));
    signal.raise(approved.tenant());
    return approved;
  }

  @Override
  @Requires(Permission.QUOTA_DECIDE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QuotaRequestView deny(@Names(ResourceKind.QUOTA_REQUEST) UUID id, String reason) {
    return transactions.inNew(() -> views.of(requests.deny(id, reason)));
  }

  @Override
  @Requires(Permission.QUOTA_REQUEST)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QuotaRequestView cancel(@Names(ResourceKind.QUOTA_REQUEST) UUID id) {
    return transactions.inNew(() -> views.of(requests.cancel(id)));
  }
}
