package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.MemberView;
import org.nephos.tenancy.api.Names;
import org.nephos.tenancy.api.ProjectFacade;
import org.nephos.tenancy.api.ProjectView;

/** Projects and the people in them, for who runs a tenant. */
@Stateless
public class ProjectService implements ProjectFacade {
  @Inject private ProjectChange projects;
  @Inject private Memberships memberships;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  /** What is remembered of a command that names more than one value. */
  private record Command(String what, UUID where, String name, Role role) {}

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ProjectView create(
      @Names(ResourceKind.TENANT) UUID tenant, String name, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey,
        new Command("project", tenant, name, null),
        ProjectView.class,
        () -> projects.create(tenant, name));
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ProjectView rename(
      @Names(ResourceKind.PROJECT) UUID id, String name, Long expectedVersion) {
    return transactions.inNew(() -> projects.rename(id, name, expectedVersion));
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void delete(@Names(ResourceKind.PROJECT) UUID id) {
    transactions.runInNew(() -> projects.delete(id));
  }

  @Override
  @Requires(Permission.PEOPLE_SEE)
  public Page<MemberView> members(@Names(ResourceKind.PROJECT) UUID project, ListQuery query) {
    return memberships.ofProject(project, query);
  }

  @Override
  @Requires(Permission.PEOPLE_SEE)
  public Page<MemberView> tenantMembers(@Names(ResourceKind.TENANT) UUID tenant, ListQuery query) {
    return memberships.ofTenant(tenant, query);
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public MemberView addMember(
      @Names(ResourceKind.PROJECT) UUID project,
      String username,
      Role role,
      String idempotencyKey) {
    return idempotency.once(
        idempotencyKey,
        new Command("member", project, username, role),
        MemberView.class,
        () -> memberships.addToProject(project, username, role));
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public MemberView addTenantMember(
      @Names(ResourceKind.TENANT) UUID tenant, String username, Role role, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey,
        new Command("tenant-member", tenant, username, role),
        MemberView.class,
        () -> memberships.addToTenant(tenant, username, role));
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public MemberView changeMember(@Names(ResourceKind.MEMBERSHIP) UUID membership, Role role) {
    return transactions.inNew(() -> memberships.change(membership, role));
  }

  @Override
  @Requires(Permission.PEOPLE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void removeMember(@Names(ResourceKind.MEMBERSHIP) UUID membership) {
    transactions.runInNew(() -> memberships.remove(membership));
  }
}
