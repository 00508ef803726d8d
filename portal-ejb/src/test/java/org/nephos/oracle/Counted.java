package org.nephos.oracle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.oracle.UsageOracle.Line;

/**
 * A line on the invoice of a month. Rule <em>Late facts</em>: events cannot know what came when a
 * month was closed, nor what had been recorded wrongly; that is read from the records, nothing
 * else.
 *
 * @param sign −1 for what a correction takes away
 * @param about the month in which it began
 * @param billed the month that it counts to
 */
record Counted(Line line, int sign, YearMonth about, YearMonth billed) {
  /** A record that was late, corrects, or is corrected. */
  private record Kept(Line line, int sign, Instant billedIn) {}

  static List<Counted> of(Connection connection, UUID tenant, ZoneId zone, List<Line> lines)
      throws SQLException {
    Map<String, List<Kept>> unusual = unusual(connection, tenant);
    List<Counted> found = new ArrayList<>();
    for (Line line : lines) {
      List<Kept> kept = unusual.remove(key(line));
      if (kept == null) {
        found.add(new Counted(line, 1, month(line.from(), zone), month(line.from(), zone)));
      } else {
        found.addAll(of(line, kept, zone));
      }
    }
    if (!unusual.isEmpty()) {
      throw new IllegalStateException("recorded, and not in the events: " + unusual.keySet());
    }
    return found;
  }

  /** What is recorded last is what is right; what came before it was billed as it was recorded. */
  private static List<Counted> of(Line right, List<Kept> kept, ZoneId zone) {
    List<Counted> found = new ArrayList<>();
    YearMonth about = month(right.from(), zone);
    for (int i = 0; i < kept.size(); i++) {
      Kept one = kept.get(i);
      Line line = i == kept.size() - 1 ? right : one.line();
      if (one.sign() < 0) {
        line = kept.get(i - 1).line();
      }
      YearMonth billed = one.billedIn() == null ? about : month(one.billedIn(), zone);
      found.add(new Counted(line, one.sign(), about, billed));
    }
    if (kept.get(kept.size() - 1).sign() < 0) {
      throw new IllegalStateException("taken away, and in the events: " + right);
    }
    return found;
  }

  private static YearMonth month(Instant instant, ZoneId zone) {
    return YearMonth.from(instant.atZone(zone));
  }

  private static String key(Line line) {
    return line.resource() + "|" + line.meter() + "|" + line.from();
  }

  private static Map<String, List<Kept>> unusual(Connection connection, UUID tenant)
      throws SQLException {
    Map<String, List<Kept>> found = new HashMap<>();
    for (Object[] row :
        Rows.of(
            connection,
            "select resource_id, meter, from_at, to_at, quantity, rate_id, unit_price, cost, sign,"
                + " billed_in from usage_record where tenant_id = ? and (billed_in is not null or"
                + " correction > 0 or id in (select c.corrects from usage_record c where"
                + " c.tenant_id = ? and c.corrects is not null))"
                + " order by resource_id, meter, from_at, correction",
            tenant,
            tenant)) {
      Line line =
          new Line(
              (UUID) row[0],
              (String) row[1],
              (Instant) row[2],
              (Instant) row[3],
              UsageOracle.plain((BigDecimal) row[4]),
              (UUID) row[5],
              UsageOracle.plain((BigDecimal) row[6]),
              UsageOracle.plain((BigDecimal) row[7]));
      found
          .computeIfAbsent(key(line), key -> new ArrayList<>())
          .add(new Kept(line, ((Number) row[8]).intValue(), (Instant) row[9]));
    }
    return found;
  }
}
