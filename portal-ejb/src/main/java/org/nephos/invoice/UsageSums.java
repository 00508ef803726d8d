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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.UsageSum;
import org.nephos.metering.Meter;
import org.nephos.problem.api.ConflictException;

/**
 * What counts to a month: records that begin in it and were in time, and late ones of months
 * before. They are not added up here; their sums were kept when they were made. Rule <em>Kept
 * sums</em> of docs/money.md.
 */
@ApplicationScoped
class UsageSums {
  private static final String SUMS =
      "select s.project_id, s.meter, s.rate_id, s.unit_price, r.tax_category, s.currency,"
          + " s.resource_id, s.resource_type, s.resource_name, s.until_at, s.seconds,"
          + " s.unit_seconds, s.cost, s.about from usage_month s left join rate r"
          + " on r.id = s.rate_id where s.tenant_id = ? and s.billed_in = ?";

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
    Map<Instant, SumsByResource> sums = new TreeMap<>();
    try (PreparedStatement query = connection.prepareStatement(SUMS)) {
      query.setObject(1, tenant);
      query.setObject(2, month.from().atOffset(ZoneOffset.UTC));
      // Read at once: PostgreSQL uses one processor only for what is read in pieces, and all of it
      // is kept here anyway.
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          refuseOther(currency, rows.getString(6));
          sums.computeIfAbsent(
                  instant(rows, 14),
                  about -> new SumsByResource(BillingMonth.of(about, month.zone())))
              .add(key(rows), part(rows));
        }
      }
    }
    return sums.values().stream().flatMap(about -> about.all().stream()).toList();
  }

  private static SumsByResource.Key key(ResultSet rows) throws SQLException {
    String category = rows.getString(5);
    return new SumsByResource.Key(
        rows.getObject(1, UUID.class),
        meter(rows.getString(2)),
        rows.getObject(3, UUID.class),
        rows.getBigDecimal(4).stripTrailingZeros(),
        category == null ? TaxCategory.STANDARD : TaxCategory.valueOf(category));
  }

  private static SumsByResource.Part part(ResultSet rows) throws SQLException {
    return new SumsByResource.Part(
        rows.getObject(7, UUID.class),
        rows.getString(8),
        rows.getString(9),
        instant(rows, 10),
        rows.getLong(11),
        rows.getBigDecimal(12),
        rows.getBigDecimal(13));
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
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }
}
