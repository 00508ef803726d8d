package org.nephos.tenancy;

/** What an invitation is good for. */
public enum InvitationState {
  /** Whoever has its secret can accept it. */
  PENDING,
  /** Somebody has; it is used up. */
  ACCEPTED,
  /** It was taken back. */
  REVOKED,
  /** Who is invited said no. Stored as revoked, with who did. */
  DECLINED,
  /** Its term is over; sending it again begins another. Never stored, always reckoned. */
  EXPIRED
}
