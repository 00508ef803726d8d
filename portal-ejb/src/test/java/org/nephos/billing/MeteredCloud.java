package org.nephos.billing;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.metering.CountedHours;
import org.nephos.metering.CountedUsage;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterLedger;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringRepository;
import org.nephos.metering.MeteringService;
import org.nephos.metering.UsageDerivation;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.CallerTrail;
import org.nephos.tenancy.ExportTrail;
import org.nephos.tenancy.Membership;
import org.nephos.tenancy.ObjectLocator;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.testing.Callers;
import org.nephos.testing.Database;
import org.nephos.testing.Wiring;
import org.nephos.time.PortalClock;

/** Metering and billing on a database, with a clock that stands until it is set. */
final class MeteredCloud {
  /** Before everything that a test does. */
  static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Database database;
  private final PortalClock clock = new PortalClock();
  private final MeterLedger ledger;
  private final MeteringService metering;
  private final UsageService usage;
  private final QuoteService quotes;
  private final UsageCorrection correction;
  private int untilOthers;
  private Runnable others;

  MeteredCloud(Database database) {
    this.database = database;
    EntityManager em = database.em();
    Transactions transactions =
        new Transactions() {
          @Override
          public <T> T inNew(Supplier<T> work) {
            T result = database.call(work);
            if (--untilOthers == 0) {
              others.run();
            }
            return result;
          }

          @Override
          public void runInNew(Runnable work) {
            database.run(work);
          }
        };
    AccessService access =
        new AccessService() {
          @Override
          public ReadScope costScope(UUID tenant, UUID project) {
            return database.call(() -> super.costScope(tenant, project));
          }
        };
    Wiring.inject(access, em, Wiring.inject(new ObjectLocator(), em));
    PriceRepository prices = Wiring.inject(new PriceRepository(), em);
    MeteringRepository meters = Wiring.inject(new MeteringRepository(), em);
    UsageRepository records = Wiring.inject(new UsageRepository(), em);
    ClosedMonths closed = Wiring.inject(new ClosedMonths(), em);
    RecordedUsage recorded = Wiring.inject(new RecordedUsage(), em);
    CountedHours hours = Wiring.inject(new CountedHours(), em);
    UsageLedger usageLedger = Wiring.inject(new UsageLedger(), em, prices, closed, recorded, clock);
    correction =
        Wiring.inject(
            new UsageCorrection(), em, meters, prices, closed, recorded, new SilentEvents(), clock);
    UsageDerivation derivation = Wiring.inject(new UsageDerivation(), meters, usageLedger);
    RecentUsage recent = Wiring.inject(new RecentUsage(), meters, records, prices);
    UsageReader reader = Wiring.inject(new UsageReader(), recent, records, transactions);
    MonthToDate months = Wiring.inject(new MonthToDate(), recent, records, reader, transactions);
    TotalsRepository sums = Wiring.inject(new TotalsRepository(), em);
    UsageTotals totals =
        Wiring.inject(new UsageTotals(), recent, records, sums, reader, transactions);
    ledger = Wiring.inject(new MeterLedger(), em, clock);
    CountedUsage counted = Wiring.inject(new CountedUsage(), hours, meters, usageLedger);
    metering =
        Wiring.inject(
            new MeteringService(), meters, derivation, hours, counted, transactions, clock);
    quotes = Wiring.inject(new QuoteService(), prices, clock);
    usage =
        Wiring.inject(
            new UsageService(),
            access,
            reader,
            months,
            totals,
            new Savings(),
            new UsageCounters(),
            prices,
            transactions,
            clock,
            Wiring.inject(new ExportTrail(), new SilentTrail()));
  }

  /** It is now this instant. */
  void at(Instant now) {
    clock.use(Clock.fixed(now, ZoneOffset.UTC));
  }

  /** It is now this instant. */
  void at(String now) {
    at(Instant.parse(now));
  }

  MeteringService metering() {
    return metering;
  }

  /** Lets others do something between the caller's transactions, after so many from now. */
  void after(int transactions, Runnable others) {
    this.untilOthers = transactions;
    this.others = others;
  }

  QuoteService quotes() {
    return quotes;
  }

  UsageService usage() {
    return usage;
  }

  UUID plan(String currency) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into price_plan (id, name, currency, created_at) values (?1, ?2, ?3, ?4)",
        id,
        id.toString(),
        currency,
        LONG_AGO);
    return id;
  }

  void price(UUID plan, Meter meter, String price, Instant from) {
    price(plan, meter, price, from, Dimensions.NONE);
  }

  /** A price for what is of these dimensions. */
  void price(UUID plan, Meter meter, String price, Instant from, Dimensions of) {
    sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from, flavor_id,"
            + " image_id, zone_id, override_key) values (?1, ?2, ?3, ?4, ?5, ?6,"
            + " cast(?7 as uuid), cast(?8 as uuid), ?9, ?10)",
        UUID.randomUUID(),
        plan,
        meter.word(),
        meter.unit(),
        new BigDecimal(price),
        from,
        of.flavorId(),
        of.imageId(),
        of.zone(),
        of.count() == 0 ? "" : of.toText());
  }

  /** A flavor, an image and a zone, made at this moment. */
  Dimensions something() {
    UUID id = UUID.randomUUID();
    String zone = "zone-" + id;
    sql(
        "insert into flavor (id, name, vcpus, ram_mib, disk_gib, properties, active)"
            + " values (?1, ?2, 1, 1, 1, '{}', true)",
        id,
        id.toString());
    sql(
        "insert into image (id, name, description, format, location, size_bytes, sha256, state,"
            + " visibility, min_disk_gib, min_ram_mib, created_at) values (?1, ?2, '', 'raw',"
            + " 'file:x', 0, '', 'ACTIVE', 'PUBLIC', 0, 0, ?3)",
        id,
        id.toString(),
        LONG_AGO);
    sql("insert into zone (name, driver, description) values (?1, 'simulator', '')", zone);
    return new Dimensions(id, id, zone, null);
  }

  /** So many unit-hours of each of the plan's rates are free in a month. */
  void free(UUID plan, String quantity) {
    sql(
        "update rate set free_quantity = ?1 where price_plan_id = ?2",
        new BigDecimal(quantity),
        plan);
  }

  UUID tenant(UUID plan, String zone) {
    UUID id = UUID.randomUUID();
    persist(new Tenant(id, id.toString(), "Tenant", plan, ZoneId.of(zone), LONG_AGO));
    return id;
  }

  UUID project(UUID tenant, String name) {
    UUID id = UUID.randomUUID();
    persist(new Project(id, tenant, name, LONG_AGO));
    return id;
  }

  /** A person with one role. */
  Caller person(Role role, UUID tenant, UUID project) {
    UUID id = UUID.randomUUID();
    persist(new Membership(UUID.randomUUID(), id, role, tenant, project, LONG_AGO));
    Caller person = Callers.person(id, id.toString(), "");
    return role == Role.OPERATOR ? Callers.operator(person) : person;
  }

  private void persist(Object entity) {
    database.run(() -> database.em().persist(entity));
  }

  /** Something that is metered. */
  final class Thing {
    private final UUID id;
    private final UUID tenant;
    private final UUID project;
    private final String name;
    private long version;

    Thing(UUID id, UUID tenant, UUID project, String name) {
      this.id = id;
      this.tenant = tenant;
      this.project = project;
      this.name = name;
    }

    UUID id() {
      return id;
    }

    /**
     * From now on it runs this.
     *
     * @return from when on it counts, or null if nothing changes
     */
    Instant runs(MeterSet meters) {
      version++;
      return database.call(
          () -> {
            Instant effective =
                ledger.advance("instance", id, name, tenant, project, version, meters);
            if (effective != null) {
              event(effective, meters);
            }
            return effective;
          });
    }

    long version() {
      return version;
    }

    /** In the transaction that advances the ledger, as the product writes it. */
    private void event(Instant effective, MeterSet meters) {
      execute(
          "insert into event (type, at, tenant_id, project_id, resource_type, resource_id,"
              + " resource_name, resource_version, effective_at, meters, actor, remote_address,"
              + " outcome, correlation_id, data) values ('instance.step', ?1, ?2, ?3, 'instance',"
              + " ?4, ?5, ?6, ?7, ?8, 'test', '', 'DONE', 'test', '{}')",
          clock.now(),
          tenant,
          project,
          id,
          name,
          version,
          effective,
          meters.toText());
    }
  }

  Thing thing(UUID tenant, UUID project, String name) {
    return thing(UUID.randomUUID(), tenant, project, name);
  }

  Thing thing(UUID id, UUID tenant, UUID project, String name) {
    return new Thing(id, tenant, project, name);
  }

  void sql(String sql, Object... parameters) {
    database.run(() -> execute(sql, parameters));
  }

  private void execute(String sql, Object... parameters) {
    var query = database.em().createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    query.executeUpdate();
  }

  /** What is in the table of usage, as text. */
  List<String> records() {
    return database.call(
        () ->
            database
                .em()
                .createNativeQuery(
                    "select cast(id as varchar), cast(resource_id as varchar), meter, from_at,"
                        + " to_at, seconds, quantity, cost, created_at"
                        + " from usage_record order by id",
                    Object[].class)
                .getResultList()
                .stream()
                .map(row -> List.of((Object[]) row).toString())
                .toList());
  }

  static MeterSet meters(int vcpus, int ramGib, int diskGib) {
    EnumMap<Meter, BigDecimal> quantities = new EnumMap<>(Meter.class);
    quantities.put(Meter.INSTANCE_VCPU, BigDecimal.valueOf(vcpus));
    quantities.put(Meter.INSTANCE_RAM, BigDecimal.valueOf(ramGib));
    quantities.put(Meter.INSTANCE_DISK, BigDecimal.valueOf(diskGib));
    return MeterSet.of(quantities);
  }

  static ReadScope all(UUID tenant) {
    return new ReadScope(false, Set.of(tenant), Set.of());
  }

  <T> T as(Caller caller, Supplier<T> work) {
    try (CallerScope scope = CallerScope.open(caller)) {
      return work.get();
    }
  }

  /** All lines, page by page. */
  List<UsageLineView> walk(Caller caller, UsageQuery query, int limit) {
    List<UsageLineView> lines = new ArrayList<>();
    String marker = null;
    do {
      ListQuery page = new ListQuery(Map.of(), null, limit, marker);
      Page<UsageLineView> found = as(caller, () -> usage.usage(query, page));
      lines.addAll(found.items());
      marker = found.next();
    } while (marker != null);
    return lines;
  }

  String csv(Caller caller, UsageQuery query) {
    StringWriter out = new StringWriter();
    as(
        caller,
        () -> {
          try {
            usage.writeCsv(query, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        });
    return out.toString();
  }

  /** Makes the records of a thing in a month say what its events say. */
  int correct(Thing thing, String month) {
    YearMonth of = YearMonth.parse(month);
    return database.call(
        () -> correction.correct(correction.compare(thing.id(), of), of, "recorded wrongly"));
  }

  /** The months of a tenant up to an instant are closed. */
  void closed(UUID tenant, String until) {
    UUID seller = UUID.randomUUID();
    sql(
        "insert into seller (id, legal_name, street, postal_code, city, country, email,"
            + " invoice_prefix, payment_days, next_invoice, next_credit_note, created_at, version)"
            + " values (?1, 'Clouds', 'a', '1', 'b', 'DE', 'a@b', ?2, 14, 1, 1, ?3, 0)",
        seller,
        seller.toString().substring(0, 13).toUpperCase(Locale.ROOT),
        LONG_AGO);
    sql(
        "insert into billing_account (tenant_id, seller_id, legal_name, street, postal_code, city,"
            + " country, tax_treatment, closed_until, version) values (?1, ?2, 'Acme', 'a', '1',"
            + " 'b', 'DE', 'STANDARD', ?3, 0)",
        tenant,
        seller,
        Instant.parse(until));
  }

  /** What is audited is tried where the whole portal is. */
  private static final class SilentEvents extends EventWriter {
    @Override
    public void record(EventDraft draft) {}
  }

  /** That exports are kept is tried where the whole portal is. */
  private static final class SilentTrail extends CallerTrail {
    @Override
    public void record(String type, Map<String, Object> data) {}
  }
}
