package org.nephos.tenancy;

/** What an API token is good for now. */
public enum ApiTokenState {
  /** It opens the door, as long as its person has a role in its project. */
  ACTIVE,
  /** Its time is over. */
  EXPIRED,
  /** Somebody took it back. */
  REVOKED
}
