package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nephos.metering.CountedHour;
import org.nephos.metering.CountedHours;
import org.nephos.metering.Cuts;
import org.nephos.metering.MeteringEvent;
import org.nephos.metering.MeteringRepository;
import org.nephos.persistence.Transactions;
import org.nephos.persistence.UuidColumn;

/**
 * The usage that counts to a tenant's month, derived again from the events and counters and priced
 * again by the plans and rates of then. Of the records only that is taken over which the events
 * cannot know: which ones were late, and what was corrected after it had been billed. Rule
 * <em>Replay</em> of docs/money.md.
 */
@ApplicationScoped
public class ReplayedUsage {
  private static final int CHUNK = 100;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private MeteringRepository metering;
  @Inject private CountedHours counters;
  @Inject private PriceRepository prices;
  @Inject private RecordedUsage recorded;
  @Inject private RecordNames names;
  @Inject private Transactions transactions;

  /**
   * A piece of usage.
   *
   * @param name what it was called, as its records say
   * @param sign −1 for what a correction takes away
   */
  public record Piece(
      MeteredThing resource, String name, RatedUsage usage, TaxCategory taxCategory, int sign) {}

  /** What was metered. */
  public record MeteredThing(UUID id, String type, UUID project) {}

  /** How what is priced by a plan is taxed, and the plans themselves. */
  private record Prices(TenantPrices own, Map<UUID, TaxCategory> taxes) {
    Piece piece(MeteredThing thing, String name, RatedUsage usage, int sign) {
      TaxCategory category =
          usage.rateId() == null
              ? TaxCategory.STANDARD
              : taxes.getOrDefault(usage.rateId(), TaxCategory.STANDARD);
      return new Piece(thing, name, usage, category, sign);
    }
  }

  /** Tells all pieces, resource by resource. Called with no transaction open. */
  public void of(UUID tenant, BillingMonth month, Consumer<Piece> found) {
    Prices held = transactions.inNew(() -> new Prices(prices.ofTenant(tenant), taxes()));
    List<MeteredThing> things = transactions.inNew(() -> things(tenant, month.to()));
    for (int i = 0; i < things.size(); i += CHUNK) {
      List<MeteredThing> chunk = things.subList(i, Math.min(i + CHUNK, things.size()));
      transactions.runInNew(() -> derive(chunk, held, month, found));
    }
  }

  private void derive(
      List<MeteredThing> chunk, Prices held, BillingMonth month, Consumer<Piece> found) {
    List<UUID> ids = chunk.stream().map(MeteredThing::id).toList();
    Map<UUID, List<MeteringEvent>> events = metering.allEvents(ids);
    Map<UUID, List<RecordedUsage.Row>> unusual = new HashMap<>();
    recorded
        .unusual(ids)
        .forEach(row -> unusual.computeIfAbsent(row.resource(), id -> new ArrayList<>()).add(row));
    Map<UUID, List<CountedHour>> counted =
        counters.recorded(ids, earliest(unusual, month), month.to());
    RecordNames.Names called = names.of(ids, month.to());
    Cuts cuts = UsageLedger.cuts(held.own());
    for (MeteredThing thing : chunk) {
      new LifeReplay(month, cuts, held.own().cards(), unusual.getOrDefault(thing.id(), List.of()))
          .replay(
              events.getOrDefault(thing.id(), List.of()),
              counted.getOrDefault(thing.id(), List.of()),
              (usage, sign) ->
                  found.accept(
                      held.piece(thing, called.of(thing.id(), usage.interval()), usage, sign)));
    }
  }

  /** The earliest beginning that may count to a month. */
  private static Instant earliest(Map<UUID, List<RecordedUsage.Row>> unusual, BillingMonth month) {
    return Stream.concat(
            Stream.of(month.from()),
            unusual.values().stream()
                .flatMap(List::stream)
                .filter(row -> month.from().equals(row.billedIn()))
                .map(row -> row.usage().interval().from()))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /**
   * What ran before the end of a month; and what was counted before it, though its first event is
   * later: a node's clock may be behind.
   */
  private List<MeteredThing> things(UUID tenant, Instant end) {
    List<Object[]> rows =
        em.createNativeQuery(
                "select e.resource_id, e.resource_type, e.project_id from event e"
                    + " where e.tenant_id = :tenant and e.meters is not null"
                    + " and e.effective_at < :end union select m.resource_id, m.resource_type,"
                    + " m.project_id from metered_resource m where m.tenant_id = :tenant"
                    + " and exists (select 1 from counter_usage c where c.resource_id ="
                    + " m.resource_id and c.from_at < :end and c.recorded > 0) order by 1",
                Object[].class)
            .setParameter("tenant", tenant)
            .setParameter("end", end)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new MeteredThing(UuidColumn.read(row[0]), (String) row[1], UuidColumn.read(row[2])))
        .toList();
  }

  private Map<UUID, TaxCategory> taxes() {
    Map<UUID, TaxCategory> taxes = new HashMap<>();
    List<Object[]> rows =
        em.createNativeQuery("select r.id, r.tax_category from rate r", Object[].class)
            .getResultList();
    rows.forEach(row -> taxes.put(UuidColumn.read(row[0]), TaxCategory.valueOf((String) row[1])));
    return taxes;
  }
}
