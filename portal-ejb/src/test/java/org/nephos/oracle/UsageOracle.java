package org.nephos.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Works usage and its cost out again, from nothing but the rows of events, rates, plans and the
 * tenant's zone, by the rules of {@code docs/money.md}. It is plain and slow, and shares no code
 * with the product, so that a fault of the product cannot hide in it.
 */
public final class UsageOracle {
  private static final Comparator<Line> ORDER =
      Comparator.comparing((Line line) -> line.resource().toString())
          .thenComparing(Line::meter)
          .thenComparing(Line::from);

  private final DataSource source;

  public UsageOracle(DataSource source) {
    this.source = source;
  }

  /**
   * One stretch of one meter of one resource. Numbers carry no trailing zeros, so that lines can be
   * compared.
   *
   * @param rate the rate that was in force, or null
   * @param price per unit and hour, 0 where no rate was in force
   * @param cost at 12 decimals
   */
  public record Line(
      UUID resource,
      String meter,
      Instant from,
      Instant to,
      BigDecimal quantity,
      UUID rate,
      BigDecimal price,
      BigDecimal cost) {}

  /** What must be recorded of a tenant, up to an instant with what still runs. */
  public List<Line> fromEvents(UUID tenant, Instant upTo) {
    try (Connection connection = source.getConnection()) {
      List<Line> lines = new ArrayList<>();
      PriceList prices = PriceList.of(connection, tenant);
      ZoneId zone = zone(connection, tenant);
      for (Life life : Life.of(connection, tenant)) {
        lines.addAll(new Sweep(life, prices, zone).upTo(upTo.getEpochSecond()));
      }
      lines.sort(ORDER);
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static ZoneId zone(Connection connection, UUID tenant) throws SQLException {
    return ZoneId.of(
        (String) Rows.of(connection, "select zone_id from tenant where id = ?", tenant).get(0)[0]);
  }

  /** What the product has recorded of a tenant, in the same order. */
  public List<Line> recorded(UUID tenant) {
    String sql =
        "select resource_id, meter, from_at, to_at, quantity, unit_price, cost, seconds, sign,"
            + " correction, rate_id from usage_record where tenant_id = ?";
    List<Line> lines = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tenant);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Instant from = instant(rows, 3);
          Instant to = instant(rows, 4);
          if (rows.getLong(8) != to.getEpochSecond() - from.getEpochSecond()) {
            throw new IllegalStateException("seconds of a record are not those between its ends");
          }
          if (rows.getInt(9) != 1 || rows.getInt(10) != 0) {
            throw new IllegalStateException("corrections are not understood");
          }
          lines.add(
              new Line(
                  rows.getObject(1, UUID.class),
                  rows.getString(2),
                  from,
                  to,
                  plain(rows.getBigDecimal(5)),
                  rows.getObject(11, UUID.class),
                  plain(rows.getBigDecimal(6)),
                  plain(rows.getBigDecimal(7))));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    lines.sort(ORDER);
    return lines;
  }

  /** What lines cost together, rounded once to cents, half to even. */
  public static BigDecimal cents(List<Line> lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line line : lines) {
      sum = sum.add(line.cost());
    }
    return sum.setScale(2, RoundingMode.HALF_EVEN);
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  static BigDecimal plain(BigDecimal number) {
    return number.stripTrailingZeros();
  }
}
