package org.nephos.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.nephos.persistence.BinaryCopy;

/** The table of kept sums. What is added to a row is added by the database. */
final class KeptSumsTable {
  private static final String COLUMNS =
      "id, tenant_id, billed_in, about, project_id, meter, rate_id, unit_price, currency,"
          + " resource_id, resource_type, resource_name, until_at, seconds, unit_seconds, cost";

  /** All rows by one statement, however many there are. */
  private static final String UPSERT =
      "insert into usage_month ("
          + COLUMNS
          + ") select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],"
          + " ?::uuid[], ?::varchar[], ?::uuid[], ?::numeric[], ?::varchar[], ?::uuid[],"
          + " ?::varchar[], ?::varchar[], ?::timestamptz[], ?::bigint[], ?::numeric[],"
          + " ?::numeric[]) on conflict (id) do update set"
          + " until_at = greatest(usage_month.until_at, excluded.until_at),"
          + " seconds = usage_month.seconds + excluded.seconds,"
          + " unit_seconds = usage_month.unit_seconds + excluded.unit_seconds,"
          + " cost = usage_month.cost + excluded.cost";

  /** The state of a statement that H2 refused, and nothing but the statement. */
  private static final String DUPLICATE = "23505";

  private static final String UPDATE =
      "update usage_month set until_at = greatest(until_at, ?), seconds = seconds + ?,"
          + " unit_seconds = unit_seconds + ?, cost = cost + ? where id = ?";

  private static final String INSERT =
      "insert into usage_month (" + COLUMNS + ") values (" + "?, ".repeat(15) + "?)";

  /** As the databases order ids: the same for all who lock, so that nobody waits in a circle. */
  private static final Comparator<KeptSum> ORDER =
      Comparator.comparing((KeptSum sum) -> sum.key().resource().toString())
          .thenComparing(sum -> sum.key().id().toString());

  private KeptSumsTable() {}

  /** Adds these to the rows of their keys, which are made where there is none. */
  static void add(Connection connection, Collection<KeptSum> sums) throws SQLException {
    if (sums.isEmpty()) {
      return;
    }
    List<KeptSum> sorted = sums.stream().sorted(ORDER).toList();
    if (BinaryCopy.isFor(connection)) {
      addAll(connection, sorted);
    } else {
      addEach(connection, sorted);
    }
  }

  private static void addAll(Connection connection, List<KeptSum> sums) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      int at = 0;
      for (Column column : Column.values()) {
        upsert.setArray(
            ++at, connection.createArrayOf(column.type, sums.stream().map(column.value).toArray()));
      }
      upsert.executeUpdate();
    }
  }

  /** One after the other, for H2 adds to a row or makes one, and does not do either at once. */
  private static void addEach(Connection connection, List<KeptSum> sums) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (KeptSum sum : sums) {
        if (update(update, sum) == 0 && !insert(insert, sum)) {
          update(update, sum);
        }
      }
    }
  }

  private static int update(PreparedStatement update, KeptSum sum) throws SQLException {
    update.setObject(1, time(sum.until()));
    update.setLong(2, sum.seconds());
    update.setBigDecimal(3, sum.unitSeconds());
    update.setBigDecimal(4, sum.cost());
    update.setObject(5, sum.key().id());
    return update.executeUpdate();
  }

  /**
   * Makes a row.
   *
   * @return false when another transaction has just made it
   */
  private static boolean insert(PreparedStatement insert, KeptSum sum) throws SQLException {
    int at = 0;
    for (Column column : Column.values()) {
      Object value = column.value.apply(sum);
      if (value == null) {
        insert.setNull(++at, Types.OTHER);
      } else {
        insert.setObject(++at, value);
      }
    }
    try {
      insert.executeUpdate();
      return true;
    } catch (SQLIntegrityConstraintViolationException e) {
      if (DUPLICATE.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The columns in their order. */
  private enum Column {
    ID("uuid", sum -> sum.key().id()),
    TENANT("uuid", sum -> sum.key().tenant()),
    BILLED_IN("timestamptz", sum -> time(sum.key().billedIn())),
    ABOUT("timestamptz", sum -> time(sum.key().about())),
    PROJECT("uuid", sum -> sum.key().project()),
    METER("varchar", sum -> sum.key().meter()),
    RATE("uuid", sum -> sum.key().rate()),
    UNIT_PRICE("numeric", sum -> sum.key().unitPrice()),
    CURRENCY("varchar", sum -> sum.key().currency()),
    RESOURCE("uuid", sum -> sum.key().resource()),
    TYPE("varchar", sum -> sum.key().type()),
    NAME("varchar", sum -> sum.key().name()),
    UNTIL("timestamptz", sum -> time(sum.until())),
    SECONDS("int8", KeptSum::seconds),
    UNIT_SECONDS("numeric", KeptSum::unitSeconds),
    COST("numeric", KeptSum::cost);

    private final String type;
    private final Function<KeptSum, Object> value;

    Column(String type, Function<KeptSum, Object> value) {
      this.type = type;
      this.value = value;
    }
  }
}
