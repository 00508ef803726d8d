package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Published prices: of each currency those of its oldest plan, and where that has no rate that
 * fits, of the next. So at any time one thing has one list price, whoever uses it.
 */
final class ListPrices {
  private static final Comparator<Listed> BEST_FIRST =
      Comparator.comparing((Listed rate) -> rate.planAge())
          .thenComparing(rate -> -rate.dimensions())
          .thenComparing(Listed::from, Comparator.reverseOrder());

  private final Map<String, List<Listed>> byMeter = new HashMap<>();

  /**
   * A rate of a plan.
   *
   * @param planAge 0 for the oldest plan
   * @param key text form of the dimensions, empty for none
   * @param to exclusive, or null
   */
  record Listed(
      int planAge,
      String currency,
      String meter,
      String key,
      UUID flavor,
      UUID image,
      String zone,
      String volumeType,
      BigDecimal price,
      Instant from,
      Instant to) {
    /** How much narrower than the meter it is. */
    int dimensions() {
      return (flavor == null ? 0 : 1)
          + (image == null ? 0 : 1)
          + (zone == null ? 0 : 1)
          + (volumeType == null ? 0 : 1);
    }

    private boolean fits(FocusUsage usage) {
      return !from.isAfter(usage.from())
          && (to == null || usage.from().isBefore(to))
          && (flavor == null || Objects.equals(flavor, usage.flavor()))
          && (image == null || Objects.equals(image, usage.image()))
          && (zone == null || Objects.equals(zone, usage.zone()))
          && (volumeType == null || Objects.equals(volumeType, usage.volumeType()));
    }
  }

  ListPrices(List<Listed> rates) {
    rates.stream()
        .sorted(BEST_FIRST)
        .forEach(
            rate ->
                byMeter
                    .computeIfAbsent(rate.currency() + "|" + rate.meter(), key -> new ArrayList<>())
                    .add(rate));
  }

  /** The published rate for this usage, if it has any. */
  Optional<Listed> of(FocusUsage usage) {
    for (Listed rate : byMeter.getOrDefault(usage.currency() + "|" + usage.meter(), List.of())) {
      if (rate.fits(usage)) {
        return Optional.of(rate);
      }
    }
    return Optional.empty();
  }
}
