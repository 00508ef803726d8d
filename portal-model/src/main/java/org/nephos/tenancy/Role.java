package org.nephos.tenancy;

import java.util.EnumSet;
import java.util.Set;

/** What a person may be. All but {@link #OPERATOR} are held within a tenant or one project. */
public enum Role {
  /** Runs the cloud; needs the realm role in the token besides the row in our database. */
  OPERATOR(
      EnumSet.of(
          Permission.RESOURCE_SEE,
          Permission.INSTANCE_POWER,
          Permission.INSTANCE_DELETE,
          Permission.COST_SEE,
          Permission.INVOICE_SEE,
          Permission.QUOTA_SEE,
          Permission.QUOTA_DECIDE,
          Permission.QUOTA_SET,
          Permission.ORDER_APPROVE,
          Permission.POLICY_SEE,
          Permission.POLICY_CHANGE,
          Permission.PEOPLE_SEE,
          Permission.AUDIT_SEE,
          Permission.CLOUD_OPERATE)),
  /** Runs a tenant. */
  TENANT_ADMIN(
      EnumSet.of(
          Permission.RESOURCE_SEE,
          Permission.ORDER_SUBMIT,
          Permission.INSTANCE_POWER,
          Permission.INSTANCE_DELETE,
          Permission.INSTANCE_CHANGE,
          Permission.CONSOLE_SEE,
          Permission.KEYPAIR_CHANGE,
          Permission.SCALING_CHANGE,
          Permission.COST_SEE,
          Permission.INVOICE_SEE,
          Permission.BUDGET_CHANGE,
          Permission.QUOTA_SEE,
          Permission.QUOTA_REQUEST,
          Permission.QUOTA_DECIDE,
          Permission.QUOTA_SET,
          Permission.ORDER_APPROVE,
          Permission.POLICY_SEE,
          Permission.POLICY_CHANGE,
          Permission.PEOPLE_SEE,
          Permission.PEOPLE_CHANGE,
          Permission.TOKEN_SEE,
          Permission.TOKEN_CHANGE,
          Permission.AUDIT_SEE)),
  /** Uses a project. */
  MEMBER(
      EnumSet.of(
          Permission.RESOURCE_SEE,
          Permission.ORDER_SUBMIT,
          Permission.INSTANCE_POWER,
          Permission.INSTANCE_DELETE,
          Permission.INSTANCE_CHANGE,
          Permission.CONSOLE_SEE,
          Permission.KEYPAIR_CHANGE,
          Permission.SCALING_CHANGE,
          Permission.COST_SEE,
          Permission.QUOTA_SEE,
          Permission.QUOTA_REQUEST,
          Permission.TOKEN_SEE,
          Permission.TOKEN_CHANGE)),
  /** Looks at a project. */
  VIEWER(
      EnumSet.of(
          Permission.RESOURCE_SEE,
          Permission.COST_SEE,
          Permission.QUOTA_SEE,
          Permission.TOKEN_SEE,
          Permission.TOKEN_CHANGE)),
  /** Sees what a tenant costs, and nothing of what it runs. */
  BILLING(
      EnumSet.of(
          Permission.COST_SEE,
          Permission.INVOICE_SEE,
          Permission.TOKEN_SEE,
          Permission.TOKEN_CHANGE));

  @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes it immutable.
  private final Set<Permission> permissions;

  Role(EnumSet<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  /** Whether a holder of this role may do this within the role's scope. */
  public boolean allows(Permission permission) {
    return permissions.contains(permission);
  }

  /** Whether a holder of this role may do all that a holder of the other may. */
  public boolean includes(Role other) {
    return permissions.containsAll(other.permissions);
  }
}
