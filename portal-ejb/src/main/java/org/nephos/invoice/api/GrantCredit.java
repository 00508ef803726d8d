package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * @param kind {@link CreditView.Kind#PREPAID} or {@link CreditView.Kind#GOODWILL}
 * @param amount above zero, to cents, in the currency of the tenant's plan
 * @param reason mandatory
 * @param expiresAt a time to come, or null for never
 */
public record GrantCredit(
    @Names(ResourceKind.TENANT) UUID tenant,
    CreditView.Kind kind,
    BigDecimal amount,
    String reason,
    Instant expiresAt) {}
