package org.nephos.invoice.api;

import java.util.UUID;
import org.nephos.billing.TaxTreatment;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * @param buyer its {@code iban} is not used
 * @param taxTreatment reverse charge asks for a VAT id
 */
public record SaveBillingAccount(
    @Names(ResourceKind.SELLER) UUID seller, InvoiceView.Party buyer, TaxTreatment taxTreatment) {}
