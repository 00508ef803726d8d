package org.nephos.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.UsageSum;
import org.nephos.metering.Meter;

/**
 * Sorts sums of usage by what an item is about, and puts the parts of a resource together, which
 * has several when it was renamed; it is called by the name that it had last.
 */
final class SumsByResource {
  private final BillingMonth about;
  private final Map<Key, Map<UUID, Part>> parts = new LinkedHashMap<>();

  /** What an item is about. */
  record Key(UUID project, Meter meter, UUID rate, BigDecimal unitPrice, TaxCategory taxCategory) {}

  /** A resource's part, under one name. */
  record Part(
      UUID id,
      String type,
      String name,
      Instant until,
      long seconds,
      BigDecimal unitSeconds,
      BigDecimal cost) {
    private static final Comparator<Part> LAST =
        Comparator.comparing(Part::until).thenComparing(Part::name);

    Part plus(Part other) {
      Part last = LAST.compare(this, other) < 0 ? other : this;
      return new Part(
          id,
          type,
          last.name(),
          last.until(),
          seconds + other.seconds(),
          unitSeconds.add(other.unitSeconds()),
          cost.add(other.cost()));
    }
  }

  /**
   * @param about the month in which the records begin
   */
  SumsByResource(BillingMonth about) {
    this.about = about;
  }

  void add(Key key, Part part) {
    parts.computeIfAbsent(key, any -> new LinkedHashMap<>()).merge(part.id(), part, Part::plus);
  }

  List<UsageSum> all() {
    List<UsageSum> sums = new ArrayList<>();
    parts.forEach(
        (key, resources) ->
            sums.add(
                new UsageSum(
                    key.project(),
                    key.meter(),
                    key.rate(),
                    key.unitPrice(),
                    key.taxCategory(),
                    about.from(),
                    about.to(),
                    resources.values().stream().map(SumsByResource::part).toList())));
    return sums;
  }

  private static UsageSum.OfResource part(Part part) {
    return new UsageSum.OfResource(
        part.id(), part.type(), part.name(), part.seconds(), part.unitSeconds(), part.cost());
  }
}
