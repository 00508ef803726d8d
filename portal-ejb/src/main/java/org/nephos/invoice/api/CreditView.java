package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * @param remaining what is not used up yet; nothing once it has expired
 * @param expiresAt null for never
 */
public record CreditView(
    UUID id,
    UUID tenant,
    String tenantName,
    Kind kind,
    BigDecimal amount,
    BigDecimal remaining,
    String currency,
    String reason,
    Instant expiresAt,
    String createdBy,
    Instant createdAt) {
  /** Where it comes from. */
  public enum Kind {
    PREPAID,
    GOODWILL,
    CREDIT_NOTE
  }
}
