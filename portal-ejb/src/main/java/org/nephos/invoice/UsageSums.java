package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.UsageSum;
import org.nephos.metering.Meter;
import org.nephos.persistence.SumMemory;
import org.nephos.problem.api.ConflictException;

/**
 * Adds up the records that count to a month: those that begin in it and were in time, and late ones
 * of months before. The database adds; only a row for each resource, meter and rate is read.
 */
@ApplicationScoped
class UsageSums {
  /** Added up first and then joined: there are many more records than sums. */
  private static final String SUMS =
      "select s.project_id, s.meter, s.rate_id, s.unit_price, r.tax_category, s.currency,"
          + " s.resource_id, s.resource_type, s.resource_name, s.until_at, s.seconds,"
          + " s.unit_seconds, s.cost from (select u.project_id, u.meter, u.rate_id, u.unit_price,"
          + " u.currency, u.resource_id, u.resource_type, u.resource_name,"
          + " max(u.to_at) as until_at, sum(u.seconds * u.sign) as seconds,"
          + " sum(u.quantity * (u.seconds * u.sign)) as unit_seconds,"
          + " sum(case when u.sign < 0 then -u.cost else u.cost end) as cost"
          + " from usage_record u where u.tenant_id = ? and u.from_at >= ? and u.from_at < ? and ";

  private static final String GROUPS =
      " group by u.project_id, u.meter, u.rate_id, u.unit_price, u.currency, u.resource_id,"
          + " u.resource_type, u.resource_name) s left join rate r on r.id = s.rate_id";

  private static final String IN_TIME = "(u.billed_in is null or u.billed_in = ?)";
  private static final String LATE = "u.billed_in = ?";

  private static final String FIRST_LATE =
      "select min(u.from_at) from usage_record u where u.tenant_id = ? and u.billed_in = ?"
          + " and u.from_at < ?";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * What counts to a tenant's month, by the month that it is about.
   *
   * @param currency of the invoice
   * @throws ConflictException {@code currency-mixed} when some of it is priced in another currency
   */
  List<UsageSum> of(UUID tenant, BillingMonth month, String currency) {
    return em.unwrap(Session.class)
        .doReturningWork(connection -> read(connection, tenant, month, currency));
  }

  private static List<UsageSum> read(
      Connection connection, UUID tenant, BillingMonth month, String currency) throws SQLException {
    List<UsageSum> sums = new ArrayList<>();
    Instant late = firstLate(connection, tenant, month);
    if (late != null) {
      for (BillingMonth about = BillingMonth.of(late, month.zone());
          about.from().isBefore(month.from());
          about = about.next()) {
        sums.addAll(read(connection, LATE, tenant, about, month, currency));
      }
    }
    sums.addAll(read(connection, IN_TIME, tenant, month, month, currency));
    return sums;
  }

  private static Instant firstLate(Connection connection, UUID tenant, BillingMonth month)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(FIRST_LATE)) {
      query.setObject(1, tenant);
      query.setObject(2, time(month.from()));
      query.setObject(3, time(month.from()));
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return instant(rows, 1);
      }
    }
  }

  private static List<UsageSum> read(
      Connection connection,
      String which,
      UUID tenant,
      BillingMonth about,
      BillingMonth billed,
      String currency)
      throws SQLException {
    SumsByResource sums = new SumsByResource(about);
    SumMemory.take(connection);
    try (PreparedStatement query = connection.prepareStatement(SUMS + which + GROUPS)) {
      query.setObject(1, tenant);
      query.setObject(2, time(about.from()));
      query.setObject(3, time(about.to()));
      query.setObject(4, time(billed.from()));
      // Read at once: PostgreSQL uses one processor only for what is read in pieces, and all of it
      // is kept here anyway.
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          refuseOther(currency, rows.getString(6));
          String category = rows.getString(5);
          sums.add(
              new SumsByResource.Key(
                  rows.getObject(1, UUID.class),
                  meter(rows.getString(2)),
                  rows.getObject(3, UUID.class),
                  rows.getBigDecimal(4).stripTrailingZeros(),
                  category == null ? TaxCategory.STANDARD : TaxCategory.valueOf(category)),
              new SumsByResource.Part(
                  rows.getObject(7, UUID.class),
                  rows.getString(8),
                  rows.getString(9),
                  instant(rows, 10),
                  rows.getLong(11),
                  rows.getBigDecimal(12),
                  rows.getBigDecimal(13)));
        }
      }
    }
    return sums.all();
  }

  private static void refuseOther(String currency, String found) {
    if (!currency.equals(found.strip())) {
      throw new ConflictException(
          "currency-mixed",
          "Some of its usage is priced in "
              + found
              + ", which cannot stand on an invoice in "
              + currency
              + ". Give the tenant a plan in the currency that it had.",
          Map.of("currency", currency));
    }
  }

  private static Meter meter(String word) {
    return Meter.ofWord(word)
        .orElseThrow(() -> new IllegalStateException("usage of an unknown meter: " + word));
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
