package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.billing.ListPrices.Listed;
import org.nephos.json.Json;
import org.nephos.metering.InstantColumn;
import org.nephos.persistence.UuidColumn;
import org.nephos.tenancy.ReadScope;

/** Reads what the export is made of. */
@ApplicationScoped
class FocusRepository {
  private static final String USAGE =
      "select u.id, u.project_id, u.resource_type, u.resource_id, u.resource_name, u.meter,"
          + " u.from_at, u.to_at, u.seconds, u.quantity, u.unit, u.rate_id, u.unit_price,"
          + " u.currency, u.cost, u.flavor_id, u.image_id, u.zone_id, u.volume_type, u.billed_in,"
          + " u.sign from usage_record u where u.tenant_id = ?";

  /** Begins in the month that bills it. */
  private static final String IN_TIME =
      " and (u.billed_in is null or u.billed_in <= u.from_at) and u.from_at >= ? and u.from_at < ?";

  private static final String LATE =
      " and u.billed_in > u.from_at and u.billed_in >= ? and u.billed_in < ?";

  private static final String AFTER =
      " and u.from_at >= ? and (u.from_at > ? or u.id > ?) order by u.from_at, u.id"
          + " fetch first ? rows only";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * The next usage records of a tenant.
   *
   * @param late those that are billed in a later month than they began in, or all others
   * @param after the one to go on behind, or null
   */
  List<FocusUsage> usage(
      UUID tenant, boolean late, Instant from, Instant to, FocusUsage after, int limit) {
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement query =
                  connection.prepareStatement(USAGE + (late ? LATE : IN_TIME) + AFTER)) {
                Instant begin = after == null ? Instant.EPOCH : after.from();
                query.setObject(1, tenant);
                query.setObject(2, time(from));
                query.setObject(3, time(to));
                query.setObject(4, time(begin));
                query.setObject(5, time(begin));
                query.setObject(6, after == null ? new UUID(0, 0) : after.id());
                query.setInt(7, limit);
                query.setFetchSize(limit);
                return read(query);
              }
            });
  }

  private static List<FocusUsage> read(PreparedStatement query) throws SQLException {
    List<FocusUsage> found = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        found.add(
            new FocusUsage(
                rows.getObject(1, UUID.class),
                rows.getObject(2, UUID.class),
                rows.getString(3),
                rows.getObject(4, UUID.class),
                rows.getString(5),
                rows.getString(6),
                instant(rows, 7),
                instant(rows, 8),
                rows.getLong(9),
                rows.getBigDecimal(10),
                rows.getString(11),
                rows.getObject(12, UUID.class),
                rows.getBigDecimal(13),
                rows.getString(14),
                rows.getBigDecimal(15),
                rows.getObject(16, UUID.class),
                rows.getObject(17, UUID.class),
                rows.getString(18),
                rows.getString(19),
                instant(rows, 20),
                rows.getInt(21)));
      }
    }
    return found;
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** The tenants of a scope. */
  List<UUID> tenants(ReadScope scope) {
    return em.createQuery(
            "select t.id from Tenant t where :all = true or t.id in :ids order by t.id", UUID.class)
        .setParameter("all", scope.all())
        .setParameter("ids", scope.all() ? List.of(new UUID(0, 0)) : scope.tenants())
        .getResultList();
  }

  /** A tenant, with its projects' names. */
  FocusAccount account(UUID tenant, String provider) {
    Object[] row =
        rows(
                "select t.display_name, t.zone_id, s.legal_name from tenant t left join"
                    + " billing_account b on b.tenant_id = t.id left join seller s on s.id ="
                    + " b.seller_id where t.id = :id",
                tenant)
            .get(0);
    Map<UUID, String> projects = new HashMap<>();
    rows("select p.id, p.name from project p where p.tenant_id = :id", tenant)
        .forEach(project -> projects.put(UuidColumn.read(project[0]), (String) project[1]));
    return new FocusAccount(
        tenant,
        (String) row[0],
        ZoneId.of((String) row[1]),
        row[2] == null ? provider : (String) row[2],
        projects);
  }

  /** What has been issued to a tenant. */
  List<FocusBill> bills(UUID tenant) {
    return rows(
            "select i.id, i.number, i.kind, i.period_from, i.period_to, i.issued_at, i.currency,"
                + " s.legal_name, i.seller_data from invoice i join seller s on s.id = i.seller_id"
                + " where i.tenant_id = :id and i.number is not null"
                + " order by i.period_from, i.issued_at, i.id",
            tenant)
        .stream()
        .map(
            row ->
                new FocusBill(
                    UuidColumn.read(row[0]),
                    (String) row[1],
                    "CREDIT_NOTE".equals(row[2]),
                    InstantColumn.read(row[3]),
                    InstantColumn.read(row[4]),
                    InstantColumn.read(row[5]),
                    String.valueOf(row[6]).strip(),
                    issuer((String) row[8], (String) row[7])))
        .toList();
  }

  /** As it was called when the invoice was issued. */
  private static String issuer(String kept, String now) {
    Object name = kept == null ? null : Json.readMap(kept).get("legalName");
    return name == null ? now : name.toString();
  }

  /** The items of an invoice. */
  List<FocusBill.Item> items(UUID invoice) {
    return rows(
            "select i.kind, i.correction, i.project_id, i.meter, i.rate_id, i.description,"
                + " i.from_at, i.to_at, i.unit, i.cost, i.amount, i.tax_category from invoice_item i"
                + " where i.invoice_id = :id order by i.n",
            invoice)
        .stream()
        .map(
            row ->
                new FocusBill.Item(
                    (String) row[0],
                    (Boolean) row[1],
                    UuidColumn.read(row[2]),
                    (String) row[3],
                    UuidColumn.read(row[4]),
                    (String) row[5],
                    InstantColumn.read(row[6]),
                    InstantColumn.read(row[7]),
                    (String) row[8],
                    (BigDecimal) row[9],
                    (BigDecimal) row[10],
                    (String) row[11]))
        .toList();
  }

  /** The taxes of an invoice. */
  List<FocusBill.Tax> taxes(UUID invoice) {
    return rows(
            "select t.category, t.percent, t.tax from invoice_tax t where t.invoice_id = :id"
                + " order by t.category",
            invoice)
        .stream()
        .map(row -> new FocusBill.Tax((String) row[0], (BigDecimal) row[1], (BigDecimal) row[2]))
        .toList();
  }

  /** All rates of all plans. */
  @SuppressWarnings("unchecked")
  ListPrices listPrices() {
    List<Object[]> rows =
        em.createNativeQuery(
                "select p.id, p.currency, r.meter, r.override_key, r.flavor_id, r.image_id,"
                    + " r.zone_id, r.volume_type, r.unit_price, r.valid_from, r.valid_to"
                    + " from rate r join price_plan p on p.id = r.price_plan_id"
                    + " order by p.created_at, p.id",
                Object[].class)
            .getResultList();
    Map<Object, Integer> ages = new HashMap<>();
    List<Listed> listed = new ArrayList<>();
    for (Object[] row : rows) {
      ages.putIfAbsent(UuidColumn.read(row[0]), ages.size());
      listed.add(
          new Listed(
              ages.get(UuidColumn.read(row[0])),
              String.valueOf(row[1]).strip(),
              (String) row[2],
              (String) row[3],
              UuidColumn.read(row[4]),
              UuidColumn.read(row[5]),
              (String) row[6],
              (String) row[7],
              (BigDecimal) row[8],
              InstantColumn.read(row[9]),
              InstantColumn.read(row[10])));
    }
    return new ListPrices(listed);
  }

  /** In which tax category rates are. */
  @SuppressWarnings("unchecked")
  Map<UUID, String> taxCategories() {
    Map<UUID, String> categories = new HashMap<>();
    ((List<Object[]>)
            em.createNativeQuery("select r.id, r.tax_category from rate r", Object[].class)
                .getResultList())
        .forEach(row -> categories.put(UuidColumn.read(row[0]), (String) row[1]));
    return categories;
  }

  /** The tags of instances, as JSON; what is no instance has none. */
  Map<UUID, String> tags(Collection<UUID> instances) {
    Map<UUID, String> tags = new HashMap<>();
    em.createQuery("select i.id, i.tags from Instance i where i.id in :ids", Object[].class)
        .setParameter("ids", instances)
        .getResultList()
        .forEach(row -> tags.put((UUID) row[0], (String) row[1]));
    return tags;
  }

  @SuppressWarnings("unchecked")
  private List<Object[]> rows(String sql, UUID id) {
    Query query = em.createNativeQuery(sql, Object[].class).setParameter("id", id);
    return query.getResultList();
  }
}
