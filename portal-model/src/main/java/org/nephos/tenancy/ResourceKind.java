package org.nephos.tenancy;

/** The kinds of objects that a request can name by id and that are authorised one by one. */
public enum ResourceKind {
  TENANT,
  PROJECT,
  MEMBERSHIP,
  FLAVOR,
  IMAGE,
  NETWORK,
  KEYPAIR,
  ORDER,
  ORDER_POLICY,
  INSTANCE,
  JOB,
  QUOTA_REQUEST,
  QUOTA_PRESET,
  SCALING_GROUP,
  API_TOKEN,
  INVITATION,
  SIGN_UP_REQUEST,
  LEASE_EXTENSION,
  BUDGET,
  HOST,
  PRICE_PLAN,
  SELLER,
  INVOICE,
  CREDIT,
  MANUAL_ITEM,
  METERED_RESOURCE,
  RATE
}
