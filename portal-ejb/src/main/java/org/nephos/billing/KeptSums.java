package org.nephos.billing;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;

/**
 * Adds new usage records up, to be kept beside them: a transaction records many of each resource,
 * and the kept rows are touched once.
 */
final class KeptSums {
  private final Map<KeptSum.Key, KeptSum> sums = new HashMap<>();

  /** The month of the record before, which is mostly that of the next, too. */
  private BillingMonth month;

  private Instant from = Instant.MAX;
  private Instant to = Instant.MIN;

  /**
   * Adds a record.
   *
   * @param zone the tenant's
   */
  void add(NewUsage row, ZoneId zone) {
    UsageInterval interval = row.usage().interval();
    Instant about = about(interval.from(), zone);
    MeteredResource resource = row.resource();
    KeptSum.Key key =
        new KeptSum.Key(
            resource.tenant(),
            row.billedIn() == null ? about : row.billedIn(),
            about,
            resource.project(),
            interval.meter().word(),
            row.usage().rateId(),
            row.usage().unitPrice(),
            row.usage().cost().currency(),
            resource.id(),
            resource.type(),
            resource.name());
    long seconds = interval.seconds() * row.sign();
    BigDecimal cost = row.usage().cost().amount();
    sums.merge(
        key,
        new KeptSum(
            key,
            interval.to(),
            seconds,
            interval.quantity().multiply(BigDecimal.valueOf(seconds)),
            row.sign() < 0 ? cost.negate() : cost),
        KeptSum::plus);
  }

  private Instant about(Instant begin, ZoneId zone) {
    boolean isSame =
        month != null && month.zone().equals(zone) && !begin.isBefore(from) && begin.isBefore(to);
    if (!isSame) {
      month = BillingMonth.of(begin, zone);
      from = month.from();
      to = month.to();
    }
    return from;
  }

  /** Adds them to what is kept, as part of the connection's transaction. */
  void write(Connection connection) throws SQLException {
    KeptSumsTable.add(connection, sums.values());
    sums.clear();
  }
}
