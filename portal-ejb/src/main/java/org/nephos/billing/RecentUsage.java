package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nephos.billing.UsageLine.Place;
import org.nephos.billing.api.UsageLineView.ResourceRef;
import org.nephos.metering.CountedHour;
import org.nephos.metering.Cuts;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteredResource;
import org.nephos.metering.MeteringRepository;
import org.nephos.metering.Unrecorded;
import org.nephos.metering.UsageInterval;
import org.nephos.tenancy.ReadScope;

/**
 * Usage that nobody has recorded yet, derived and priced as metering will do it, without writing
 * anything. Normally that is what runs now, since the last full hour, and what was counted in it.
 */
@ApplicationScoped
class RecentUsage {
  @Inject private MeteringRepository metering;
  @Inject private UsageRepository records;
  @Inject private PriceRepository prices;

  /**
   * What was found. It is to be read before the records: whatever is recorded in between is then
   * known to be in it.
   *
   * @param lines in order
   * @param since by resource: what it has used from this instant on is in the lines
   * @param counted the ids of the lines of counters
   * @param forecasts by currency: what now runs costs until the end that was asked for
   * @param sources what it was derived from
   */
  record Recent(
      List<UsageLine> lines,
      Map<UUID, Instant> since,
      Set<UUID> counted,
      Map<String, BigDecimal> forecasts,
      List<Unrecorded> sources) {

    /** Whether a record has only been made of what is in the lines. */
    boolean covers(UsageLine recorded) {
      if (recorded.isCounted()) {
        return counted.contains(recorded.place().id());
      }
      Instant from = since.get(recorded.resource().id());
      return from != null && !recorded.from().isBefore(from);
    }

    /**
     * Where the first line begins; all that was recorded from then on is to be looked at singly.
     */
    Instant beginning(Instant otherwise) {
      return lines.isEmpty() ? otherwise : lines.get(0).from();
    }
  }

  /**
   * Derives it, in the caller's transaction.
   *
   * @param asOf up to where what runs is counted
   * @param end up to where to forecast; not before {@code asOf}
   */
  Recent find(ReadScope scope, Instant asOf, Instant end) {
    List<Unrecorded> found = metering.unrecorded(scope);
    Map<MeteredResource, List<CountedHour>> counting =
        metering.counting(scope, prices.countedMeters());
    List<MeteredResource> all =
        Stream.concat(found.stream().map(Unrecorded::resource), counting.keySet().stream())
            .toList();
    Map<UUID, TenantPrices> terms = prices.ofTenants(distinct(all, MeteredResource::tenant));
    Map<UUID, String> names = records.projectNames(distinct(all, MeteredResource::project));
    List<UsageLine> lines = new ArrayList<>();
    Map<UUID, Instant> since = new HashMap<>();
    Map<UUID, Map<Dimensions, Map<Meter, BigDecimal>>> running = new HashMap<>();
    for (Unrecorded each : found) {
      MeteredResource resource = each.resource();
      TenantPrices own = terms.get(resource.tenant());
      Cuts cuts = UsageLedger.cuts(own);
      for (UsageInterval interval : each.derive(cuts, asOf)) {
        lines.add(
            line(resource, names.get(resource.project()), Rating.rate(interval, own.cards())));
      }
      since.put(
          resource.id(), resource.meteredUntil() == null ? Instant.MIN : resource.meteredUntil());
      Map<Meter, BigDecimal> sum =
          running
              .computeIfAbsent(resource.tenant(), id -> new HashMap<>())
              .computeIfAbsent(each.running().dimensions(), of -> new EnumMap<>(Meter.class));
      each.running().quantities().forEach((meter, q) -> sum.merge(meter, q, BigDecimal::add));
    }
    Set<UUID> counted = new HashSet<>();
    counting.forEach(
        (resource, hours) ->
            hours.stream()
                .map(hour -> Rating.rate(hour.interval(true), terms.get(resource.tenant()).cards()))
                .filter(usage -> usage.rateId() != null)
                .map(usage -> line(resource, names.get(resource.project()), usage))
                .forEach(
                    line -> {
                      counted.add(line.place().id());
                      lines.add(line);
                    }));
    lines.sort(Comparator.comparing(UsageLine::place));
    return new Recent(lines, since, counted, forecasts(running, terms, asOf, end), found);
  }

  private static Map<String, BigDecimal> forecasts(
      Map<UUID, Map<Dimensions, Map<Meter, BigDecimal>>> running,
      Map<UUID, TenantPrices> terms,
      Instant asOf,
      Instant end) {
    Map<String, BigDecimal> forecasts = new HashMap<>();
    running.forEach(
        (tenant, sums) ->
            sums.forEach(
                (of, quantities) -> {
                  MeterSet runs = MeterSet.of(quantities).with(of);
                  Money money = Rating.forecast(runs, terms.get(tenant).cards(), asOf, end);
                  forecasts.merge(money.currency(), money.amount(), BigDecimal::add);
                }));
    return forecasts;
  }

  private static Set<UUID> distinct(
      List<MeteredResource> found, Function<MeteredResource, UUID> what) {
    return found.stream().map(what).collect(Collectors.toSet());
  }

  private static UsageLine line(MeteredResource resource, String project, RatedUsage usage) {
    UsageInterval interval = usage.interval();
    return new UsageLine(
        new Place(interval.from(), UsageLedger.id(resource.id(), interval)),
        resource.tenant(),
        resource.project(),
        project,
        new ResourceRef(resource.id(), resource.type(), resource.name()),
        interval.meter().word(),
        interval.of(),
        interval.from(),
        interval.to(),
        interval.quantity(),
        interval.meter().unit(),
        usage.unitPrice(),
        usage.cost(),
        interval.open());
  }
}
