package org.nephos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nephos.metering.InstantColumn;
import org.nephos.persistence.UuidColumn;

/** Whether the sums that are kept of usage are those of its records, added up one by one. */
public final class KeptSumsAgree {
  private static final String RECORDS =
      "select u.tenant_id, t.zone_id, u.billed_in, u.from_at, u.project_id, u.meter, u.rate_id,"
          + " u.unit_price, u.currency, u.resource_id, u.resource_name, u.to_at, u.seconds * u.sign,"
          + " u.quantity, u.cost * u.sign from usage_record u join tenant t on t.id = u.tenant_id";

  private static final String KEPT =
      "select s.tenant_id, t.zone_id, s.billed_in, s.about, s.project_id, s.meter, s.rate_id,"
          + " s.unit_price, s.currency, s.resource_id, s.resource_name, s.until_at, s.seconds,"
          + " s.unit_seconds, s.cost from usage_month s join tenant t on t.id = s.tenant_id";

  private record Sum(Instant until, long seconds, BigDecimal unitSeconds, BigDecimal cost) {
    Sum plus(Sum other) {
      return new Sum(
          until.isAfter(other.until) ? until : other.until,
          seconds + other.seconds,
          unitSeconds.add(other.unitSeconds),
          cost.add(other.cost));
    }

    @Override
    public String toString() {
      return until
          + " "
          + seconds
          + " "
          + unitSeconds.stripTrailingZeros().toPlainString()
          + " "
          + cost.stripTrailingZeros().toPlainString();
    }
  }

  private KeptSumsAgree() {}

  /** Of all tenants. */
  public static void check(Database database) {
    Map<String, Sum> records = new TreeMap<>();
    Map<String, Sum> kept = new TreeMap<>();
    database.run(
        () -> {
          rows(database, RECORDS).forEach(row -> add(records, row, true));
          rows(database, KEPT).forEach(row -> add(kept, row, false));
        });

    assertThat(texts(kept)).isEqualTo(texts(records));
  }

  private static Map<String, String> texts(Map<String, Sum> sums) {
    Map<String, String> texts = new TreeMap<>();
    sums.forEach((key, sum) -> texts.put(key, sum.toString()));
    return texts;
  }

  private static List<Object[]> rows(Database database, String sql) {
    return database.em().createNativeQuery(sql, Object[].class).getResultList();
  }

  private static void add(Map<String, Sum> sums, Object[] row, boolean isRecord) {
    ZoneId zone = ZoneId.of((String) row[1]);
    String about = month(row[3], zone);
    long seconds = ((Number) row[12]).longValue();
    BigDecimal quantity = (BigDecimal) row[13];
    String key =
        String.join(
            " ",
            id(row[0]),
            row[2] == null ? about : month(row[2], zone),
            about,
            id(row[4]),
            (String) row[5],
            id(row[6]),
            ((BigDecimal) row[7]).toPlainString(),
            String.valueOf(row[8]),
            id(row[9]),
            (String) row[10]);
    sums.merge(
        key,
        new Sum(
            InstantColumn.read(row[11]),
            seconds,
            isRecord ? quantity.multiply(BigDecimal.valueOf(seconds)) : quantity,
            (BigDecimal) row[14]),
        Sum::plus);
  }

  private static String id(Object value) {
    return value == null ? "none" : UuidColumn.read(value).toString();
  }

  private static String month(Object instant, ZoneId zone) {
    return YearMonth.from(InstantColumn.read(instant).atZone(zone)).toString();
  }
}
