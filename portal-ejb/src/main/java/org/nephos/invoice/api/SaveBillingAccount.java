package org.nephos.invoice.api;

import java.util.UUID;
import org.nephos.billing.TaxTreatment;

/**
 * @param buyer its {@code iban} is not used
 * @param taxTreatment reverse charge asks for a VAT id
 */
public record SaveBillingAccount(UUID seller, InvoiceView.Party buyer, TaxTreatment taxTreatment) {}
