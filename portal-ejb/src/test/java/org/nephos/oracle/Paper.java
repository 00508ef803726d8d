package org.nephos.oracle;

import java.math.BigDecimal;
import java.util.List;

/**
 * An invoice.
 *
 * @param items each as kind, what it is about, tax category, exact cost and amount; sorted
 * @param taxes each as category, per cent, net and tax; sorted
 */
public record Paper(
    List<String> items, List<String> taxes, BigDecimal net, BigDecimal tax, BigDecimal total) {}
