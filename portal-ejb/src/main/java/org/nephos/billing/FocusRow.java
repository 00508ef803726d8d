package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;

/** A row of the export in the making; what is not set is null. */
final class FocusRow {
  private static final int WIDTH = FocusColumn.values().length;

  private final Object[] cells = new Object[WIDTH];
  private final KnownTexts texts;

  FocusRow(KnownTexts texts) {
    this.texts = texts;
  }

  FocusRow set(FocusColumn column, Object value) {
    cells[column.ordinal()] = value;
    return this;
  }

  /** A number without an exponent, a sign of its own or zeros at the end. */
  FocusRow number(FocusColumn column, BigDecimal value) {
    return set(column, texts.of(value));
  }

  FocusRow time(FocusColumn column, Instant value) {
    return set(column, texts.of(value));
  }

  /** The four costs, all the same. */
  FocusRow costs(BigDecimal cost) {
    String text = texts.of(cost);
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
    return time(FocusColumn.CHARGE_PERIOD_START, from).time(FocusColumn.CHARGE_PERIOD_END, to);
  }

  FocusRow service(CloudService service) {
    return set(FocusColumn.SERVICE_CATEGORY, service.category())
        .set(FocusColumn.SERVICE_NAME, service.title())
        .set(FocusColumn.SERVICE_SUBCATEGORY, service.subcategory());
  }

  /** The cells. */
  Object[] cells() {
    return cells;
  }
}
