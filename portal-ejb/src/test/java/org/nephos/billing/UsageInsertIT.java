package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.UsageInterval;
import org.nephos.testing.Acme;
import org.nephos.testing.KeptAgain;
import org.nephos.testing.KeptSumsAgree;
import org.nephos.testing.Portal;

/** What is kept of a usage record is what was rated, whichever way the database takes it. */
class UsageInsertIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Instant NOW = Instant.parse("2026-03-05T10:11:12.123456Z");
  private static final Instant HOUR = Instant.parse("2026-03-05T09:00:00Z");

  private static UUID tenant;
  private static UUID project;
  private static UUID rate;

  @BeforeAll
  static void aCloud() {
    portal.withDemoData();
    project = new Acme(portal).project();
    tenant = id("select tenant_id from project where id = ?1", project);
    rate = id("select id from rate order by id limit 1");
  }

  private static UUID id(String sql, Object... values) {
    return portal.inTransaction(
        () -> {
          var query = portal.database().em().createNativeQuery(sql, UUID.class);
          for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
          }
          return (UUID) query.getSingleResult();
        });
  }

  @Test
  void everyColumnSaysWhatItWasGiven() throws SQLException {
    Dimensions of = new Dimensions(UUID.randomUUID(), UUID.randomUUID(), "zone ü", "fast");
    NewUsage full = usage("größer, \"web\"\t1\\N", of, "2.500000", HOUR, rate, "0.0123456789");
    NewUsage bare = usage("a", Dimensions.NONE, "123456", HOUR.minusSeconds(1), null, "0");
    NewUsage round = usage("b", Dimensions.NONE, "1E+3", HOUR, rate, "2E+1");
    NewUsage first = usage("1", of, "0.000001", Instant.parse("1999-12-31T23:59:59Z"), rate, "1");
    NewUsage late =
        new NewUsage(bare.resource(), bare.usage(), HOUR.plusSeconds(7), 3, -1, bare.id());
    List<NewUsage> all = List.of(full, bare, round, first, late);

    insert(all);

    for (NewUsage each : all) {
      assertThat(kept(each.id())).isEqualTo(wanted(each));
    }
  }

  @Test
  void asManyAsThereAreAreKept() throws SQLException {
    List<NewUsage> many =
        IntStream.range(0, 2345)
            .mapToObj(n -> usage("web-" + n, Dimensions.NONE, "1", HOUR, rate, "0.01"))
            .toList();

    insert(many);

    for (int n = 0; n < many.size(); n += 67) {
      assertThat(kept(many.get(n).id())).isEqualTo(wanted(many.get(n)));
    }
    assertThat(
            portal.number(
                "select count(*) from usage_record where resource_name like 'web-%'", Map.of()))
        .isEqualTo(2345);
  }

  @Test
  void oneThatIsThereAlreadyIsRefusedWithAllThatCameWithIt() throws SQLException {
    NewUsage there = usage("there", Dimensions.NONE, "1", HOUR, rate, "1");
    NewUsage other = usage("other", Dimensions.NONE, "1", HOUR, rate, "1");
    insert(List.of(there));

    assertThatThrownBy(() -> insert(List.of(other, there)))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(root(e).getSQLState()).startsWith("23"));
    assertThat(kept(other.id())).isNull();

    insert(List.of(other));
    assertThat(kept(other.id())).isEqualTo(wanted(other));
  }

  @AfterEach
  void whatIsKeptIsTheSumOfWhatIsThere() {
    KeptSumsAgree.check(portal.database());
  }

  @Test
  void sumsThatWereNeverKeptAreThoseOfTheRecords() throws SQLException {
    insert(List.of(usage("old", Dimensions.NONE, "2", HOUR, rate, "3")));

    KeptAgain.of(portal.database(), tenant);

    assertThat(
            portal.number(
                "select count(*) from usage_month where resource_name = 'old' and seconds = 1234"
                    + " and unit_seconds = 2468",
                Map.of()))
        .isEqualTo(1);
  }

  @Test
  void ofTheSameMonthAndPriceAResourceHasOneSum() throws SQLException {
    NewUsage one = usage("twice", Dimensions.NONE, "2", HOUR, rate, "3");
    UsageInterval next = one.usage().interval();
    NewUsage two =
        NewUsage.plain(
            one.resource(),
            new RatedUsage(
                new UsageInterval(
                    next.meter(),
                    next.of(),
                    next.quantity(),
                    next.to(),
                    next.to().plusSeconds(60),
                    false),
                rate,
                one.usage().unitPrice(),
                one.usage().cost()),
            null);

    insert(List.of(one));
    insert(List.of(two));

    assertThat(
            portal.number(
                "select count(*) from usage_month where resource_name = 'twice'", Map.of()))
        .isEqualTo(1);
  }

  private static SQLException root(SQLException e) {
    return e.getNextException() == null ? e : e.getNextException();
  }

  private static NewUsage usage(
      String name, Dimensions of, String quantity, Instant from, UUID rateId, String price) {
    UUID id = UUID.randomUUID();
    MeteredResource resource =
        new MeteredResource(id, "instance", name, tenant, project, 1, MeterSet.NONE, 0, null);
    UsageInterval interval =
        new UsageInterval(
            Meter.INSTANCE_RAM, of, new BigDecimal(quantity), from, from.plusSeconds(1234), false);
    BigDecimal unitPrice = new BigDecimal(price);
    return NewUsage.plain(
        resource,
        new RatedUsage(
            interval,
            rateId,
            unitPrice,
            new Money(Rating.cost(interval.quantity(), 1234, unitPrice), "EUR")),
        null);
  }

  private static void insert(List<NewUsage> rows) throws SQLException {
    try (Connection connection = portal.database().dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try {
        try (UsageWriter writer = new UsageWriter(connection, NOW)) {
          for (NewUsage row : rows) {
            writer.add(row, ZoneId.of("Europe/Berlin"));
          }
        }
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        // It is of use after that.
        try (Statement statement = connection.createStatement()) {
          statement.execute("select 1");
        }
        throw e;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static List<Object> wanted(NewUsage row) {
    UsageInterval interval = row.usage().interval();
    return Arrays.asList(
        row.id(),
        row.resource().tenant(),
        row.resource().project(),
        "instance",
        row.resource().id(),
        row.resource().name(),
        "instance.ram",
        interval.from(),
        interval.to(),
        1234L,
        number(interval.quantity()),
        "GiB",
        row.usage().rateId(),
        number(row.usage().unitPrice()),
        "EUR",
        number(row.usage().cost().amount()),
        NOW,
        interval.of().flavorId(),
        interval.of().imageId(),
        interval.of().zone(),
        interval.of().volumeType(),
        row.billedIn(),
        row.correction(),
        row.sign(),
        row.corrects());
  }

  /** The columns of a record; null when there is none. */
  private static List<Object> kept(UUID id) throws SQLException {
    try (Connection connection = portal.database().dataSource().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select id, tenant_id, project_id, resource_type, resource_id, resource_name,"
                    + " meter, from_at, to_at, seconds, quantity, unit, rate_id, unit_price,"
                    + " currency, cost, created_at, flavor_id, image_id, zone_id, volume_type,"
                    + " billed_in, correction, sign, corrects from usage_record where id = ?")) {
      query.setObject(1, id);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return null;
        }
        List<Object> cells = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
          cells.add(cell(row, i));
        }
        return cells;
      }
    }
  }

  private static Object cell(ResultSet row, int column) throws SQLException {
    return switch (column) {
      case 8, 9, 17, 22 -> instant(row, column);
      case 11, 14, 16 -> number(row.getBigDecimal(column));
      case 23, 24 -> row.getInt(column);
      default -> row.getObject(column);
    };
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static BigDecimal number(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}
