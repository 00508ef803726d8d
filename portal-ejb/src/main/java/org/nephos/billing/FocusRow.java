package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;

/** A row of the export in the making; what is not set is null. */
final class FocusRow {
  private final Object[] cells = new Object[FocusColumn.values().length];

  FocusRow set(FocusColumn column, Object value) {
    cells[column.ordinal()] = value;
    return this;
  }

  /** A number without an exponent, a sign of its own or zeros at the end. */
  FocusRow number(FocusColumn column, BigDecimal value) {
    return set(column, value == null ? null : text(value));
  }

  /** The four costs, all the same. */
  FocusRow costs(BigDecimal cost) {
    String text = text(cost);
    return set(FocusColumn.BILLED_COST, text)
        .set(FocusColumn.EFFECTIVE_COST, text)
        .set(FocusColumn.CONTRACTED_COST, text)
        .set(FocusColumn.LIST_COST, text);
  }

  FocusRow charge(String category, boolean correction, String frequency) {
    return set(FocusColumn.CHARGE_CATEGORY, category)
        .set(FocusColumn.CHARGE_CLASS, correction ? "Correction" : null)
        .set(FocusColumn.CHARGE_FREQUENCY, frequency);
  }

  FocusRow during(Instant from, Instant to) {
    return set(FocusColumn.CHARGE_PERIOD_START, from).set(FocusColumn.CHARGE_PERIOD_END, to);
  }

  FocusRow service(CloudService service) {
    return set(FocusColumn.SERVICE_CATEGORY, service.category())
        .set(FocusColumn.SERVICE_NAME, service.title())
        .set(FocusColumn.SERVICE_SUBCATEGORY, service.subcategory());
  }

  /** The cells; instants of whole seconds are in the specification's form by themselves. */
  Object[] cells() {
    return cells;
  }

  private static String text(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
