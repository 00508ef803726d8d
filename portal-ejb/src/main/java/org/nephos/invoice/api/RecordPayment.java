package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * @param amount above zero, to cents
 * @param reference of the bank; one invoice knows each once
 * @param paidOn null for today
 */
public record RecordPayment(BigDecimal amount, String reference, LocalDate paidOn) {}
