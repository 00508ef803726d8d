package org.nephos.order;

/** Who may decide an order that waits; anyone of them is enough. */
public enum Approver {
  /** Who runs the tenant; the operator of the cloud can do it as well. */
  TENANT_ADMIN,
  /** The operator of the cloud and nobody else. */
  OPERATOR
}
