package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * @param project null for the tenant as a whole
 * @param description 1 to 300 characters; stands on the invoice
 * @param amount not zero, to cents; negative for what is taken off
 * @param taxCategory null for {@link TaxCategory#STANDARD}
 */
public record AddManualItem(
    @Names(ResourceKind.TENANT) UUID tenant,
    @Names(ResourceKind.PROJECT) UUID project,
    String description,
    BigDecimal amount,
    TaxCategory taxCategory) {}
