package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.nephos.billing.TaxCategory;

/**
 * @param country two capital letters
 * @param percent 0 to 100, at most four decimals
 */
public record AddTaxRate(
    String country, TaxCategory category, BigDecimal percent, LocalDate validFrom) {}
