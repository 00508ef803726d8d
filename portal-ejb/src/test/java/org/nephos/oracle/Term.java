package org.nephos.oracle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A fee, a discount or a minimum of a plan.
 *
 * @param kind {@code MONTHLY}, {@code ONE_OFF}, {@code DISCOUNT} or {@code MINIMUM}
 * @param meter of a discount; null for all
 * @param number an amount, or per cent
 */
record Term(
    UUID id,
    String kind,
    String name,
    String meter,
    BigDecimal number,
    String category,
    Instant from) {
  private static final List<String> QUERIES =
      List.of(
          "select id, kind, name, null, amount, tax_category, valid_from, valid_to from plan_fee"
              + " where price_plan_id = ?",
          "select id, 'DISCOUNT', name, meter, percent, null, valid_from, valid_to from"
              + " plan_discount where price_plan_id = ?",
          "select id, 'MINIMUM', '', null, amount, 'STANDARD', valid_from, valid_to from"
              + " plan_minimum where price_plan_id = ?");

  /** Those of a kind that hold at an instant, those that began first first. */
  static List<Term> of(Connection connection, UUID plan, String kind, Instant at)
      throws SQLException {
    List<Term> terms = new ArrayList<>();
    for (String query : QUERIES) {
      for (Object[] row : Rows.of(connection, query, plan)) {
        boolean ended = row[7] != null && !at.isBefore((Instant) row[7]);
        if (row[1].equals(kind) && !((Instant) row[6]).isAfter(at) && !ended) {
          terms.add(
              new Term(
                  (UUID) row[0],
                  kind,
                  (String) row[2],
                  (String) row[3],
                  (BigDecimal) row[4],
                  (String) row[5],
                  (Instant) row[6]));
        }
      }
    }
    terms.sort(Comparator.comparing(Term::from).thenComparing(term -> term.id().toString()));
    return terms;
  }
}
