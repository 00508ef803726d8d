package org.nephos.tenancy.api;

import java.util.UUID;

/**
 * How a request for a tenant is approved.
 *
 * @param preset the preset whose limits the tenant and its first project begin with; null for the
 *     one that the setting {@code nephos.quota.signup-preset} names, else the first of all
 * @param reason for who asked; may be null
 */
public record ApproveSignUp(UUID preset, String reason) {
  /** With the usual limits, and without a word. */
  public static final ApproveSignUp USUAL = new ApproveSignUp(null, null);
}
