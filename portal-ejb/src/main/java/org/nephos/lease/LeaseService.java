package org.nephos.lease;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceViews;
import org.nephos.compute.api.InstanceView;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.ExtendLease;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Leases at the front door. */
@Stateless
public class LeaseService implements LeaseFacade {
  private static final ListDefinition<Instance> LEASES =
      ListDefinition.of(Instance.class, "leaseEnd")
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("project", "projectId", Parse::uuid)
          .equal("state", "state", Parse.constant(InstanceState.class))
          .contains("name", "name")
          .sort("leaseEnd", "leaseEnd", Parse::instant)
          .sort("name", "name", Parse::text);

  private static final ListDefinition<LeaseExtension> EXTENSIONS =
      ListDefinition.of(LeaseExtension.class, "-createdAt")
          .equal("state", "state", Parse.constant(RequestState.class))
          .equal("instance", "instanceId", Parse::uuid)
          .equal("project", "projectId", Parse::uuid)
          .equal("tenant", "tenantId", Parse::uuid)
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("until", "untilAt", Parse::instant);

  /** A lease has an end, and so the list something to sort by. */
  private static final Condition HAS_LEASE =
      new Condition(
          "e.leaseEnd is not null and e.state <> org.nephos.compute.InstanceState.DELETED",
          Map.of());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private LeasePolicyChange policy;
  @Inject private LeaseExtensions extensions;
  @Inject private LeaseRemoval removal;
  @Inject private LeaseExtensionViews views;
  @Inject private InstanceViews instances;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public LeasePolicyView policyOfProject(@Names(ResourceKind.PROJECT) UUID project) {
    return policy.view(em.find(Project.class, project).tenantId());
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public LeasePolicyView policyOfTenant(@Names(ResourceKind.TENANT) UUID tenant) {
    return policy.view(tenant);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LeasePolicyView policyOfCloud() {
    return transactions.inNew(policy::viewOfCloud);
  }

  @Override
  @Requires(Permission.QUOTA_SET)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LeasePolicyView changePolicyOfTenant(
      @Names(ResourceKind.TENANT) UUID tenant, ChangeLeasePolicy command, Long expectedVersion) {
    return transactions.inNew(() -> policy.change(tenant, command, expectedVersion));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LeasePolicyView changePolicyOfCloud(ChangeLeasePolicy command, Long expectedVersion) {
    return transactions.inNew(() -> policy.changeOfCloud(command, expectedVersion));
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<InstanceView> leases(ListQuery query) {
    return lists.page(
        LEASES,
        query,
        List.of(Scoped.by(access.scope(Permission.RESOURCE_SEE)), HAS_LEASE),
        instance ->
            new Marker.Position(
                Map.of("leaseEnd", instance.leaseEnd().toString(), "name", instance.name()),
                instance.id()),
        instances::of);
  }

  @Override
  @Requires(Permission.ORDER_SUBMIT)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LeaseExtensionView extend(ExtendLease command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey,
        command,
        LeaseExtensionView.class,
        () -> views.of(extensions.create(command)));
  }

  @Override
  @Requires(Permission.ORDER_SUBMIT)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InstanceView remove(@Names(ResourceKind.INSTANCE) UUID instance, String reason) {
    return transactions.inNew(() -> instances.of(removal.remove(instance, reason)));
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<LeaseExtensionView> extensions(ListQuery query) {
    return lists.page(
        EXTENSIONS,
        query,
        List.of(Scoped.by(access.scope(Permission.RESOURCE_SEE))),
        request ->
            new Marker.Position(
                Map.of(
                    "createdAt", request.createdAt().toString(),
                    "until", request.until().toString()),
                request.id()),
        views::of);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public LeaseExtensionView extension(@Names(ResourceKind.LEASE_EXTENSION) UUID id) {
    LeaseExtension request = em.find(LeaseExtension.class, id);
    if (request == null) {
      throw new NotFoundException();
    }
    return views.of(request);
  }

  @Override
  @Requires(Permission.ORDER_APPROVE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LeaseExtensionView approve(@Names(ResourceKind.LEASE_EXTENSION) UUID id, String reason) {
    return transactions.inNew(() -> views.of(extensions.approve(id, reason)));
  }

  @Override
  @Requires(Permission.ORDER_APPROVE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LeaseExtensionView deny(@Names(ResourceKind.LEASE_EXTENSION) UUID id, String reason) {
    return transactions.inNew(() -> views.of(extensions.deny(id, reason)));
  }

  @Override
  @Requires(Permission.ORDER_SUBMIT)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public LeaseExtensionView cancel(@Names(ResourceKind.LEASE_EXTENSION) UUID id) {
    return transactions.inNew(() -> views.of(extensions.cancel(id)));
  }
}
