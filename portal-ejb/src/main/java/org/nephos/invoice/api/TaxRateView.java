package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.nephos.billing.TaxCategory;

/** How many per cent a category is taxed in a country from a day on, until the next. */
public record TaxRateView(
    UUID id, String country, TaxCategory category, BigDecimal percent, LocalDate validFrom) {}
