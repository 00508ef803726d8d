package org.nephos.tenancy;

/** A right that a role carries; {@link Role} says which role carries which. */
public enum Permission {
  /** See instances, orders, networks, events, metrics, jobs. */
  RESOURCE_SEE,
  /** Order what grows. */
  ORDER_SUBMIT,
  /** Start, stop, reboot, pause, resume. */
  INSTANCE_POWER,
  /** Delete an instance. */
  INSTANCE_DELETE,
  /** Rename, tag, snapshot. */
  INSTANCE_CHANGE,
  /** Read what a guest writes to its console; it is the tenant's data, so never the operator's. */
  CONSOLE_SEE,
  /** Add and remove SSH keys. */
  KEYPAIR_CHANGE,
  /** Make, change and delete scaling groups. */
  SCALING_CHANGE,
  /** See usage and cost, and export them. */
  COST_SEE,
  /** See all that a tenant is charged: its invoices, and exports of its charges. */
  INVOICE_SEE,
  /** Make, change and delete budgets. */
  BUDGET_CHANGE,
  /** See limits and use. */
  QUOTA_SEE,
  /** Ask for more, and withdraw it. */
  QUOTA_REQUEST,
  /** Approve or deny what others asked for. */
  QUOTA_DECIDE,
  /** Set limits directly. */
  QUOTA_SET,
  /** Approve or reject orders that a policy holds back. */
  ORDER_APPROVE,
  /** See the policies on orders. */
  POLICY_SEE,
  /** Make, change and delete policies on orders. */
  POLICY_CHANGE,
  /** See who has which role. */
  PEOPLE_SEE,
  /** People, projects, tokens of others, policies of the tenant. */
  PEOPLE_CHANGE,
  /** See one's own API tokens. */
  TOKEN_SEE,
  /** Make and revoke one's own API tokens. */
  TOKEN_CHANGE,
  /** See who did what, and what was refused. */
  AUDIT_SEE,
  /** Hosts, images for all, flavors, prices, tenants, jobs of all. */
  CLOUD_OPERATE;

  /**
   * Whether no API token ever carries it, whatever its role: what decides over others, what would
   * let a token outlive itself, and what is of a whole tenant, for tokens are of one project.
   */
  public boolean isForPeopleOnly() {
    return switch (this) {
      case INVOICE_SEE,
          BUDGET_CHANGE,
          QUOTA_DECIDE,
          QUOTA_SET,
          ORDER_APPROVE,
          POLICY_CHANGE,
          PEOPLE_CHANGE,
          TOKEN_SEE,
          TOKEN_CHANGE,
          CLOUD_OPERATE ->
          true;
      default -> false;
    };
  }

  /** Whether it is for more than looking; refusals of such are kept in the audit trail. */
  public boolean isForChanges() {
    return !name().endsWith("_SEE");
  }
}
