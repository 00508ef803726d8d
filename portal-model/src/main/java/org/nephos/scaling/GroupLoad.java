package org.nephos.scaling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/**
 * The load of a group in the window of a rule.
 *
 * @param mean over the members, each with the same weight; null when the samples say too little
 */
public record GroupLoad(ScalingRule rule, BigDecimal mean) {
  private static final int DECIMALS = 4;
  private static final int MILLIS = 1000;

  /**
   * Makes one number of what was measured. The samples must reach from the first half of the window
   * into the second, and the newest must be younger than the last change of size, so that nothing
   * is decided twice on the same evidence.
   *
   * @param lastChange null before the first
   */
  public static GroupLoad of(
      ScalingRule rule, Collection<MemberSamples> members, Instant lastChange, Instant now) {
    Instant middle = now.minusMillis(rule.windowSeconds() * (long) MILLIS / 2);
    Comparator<Instant> byTime = Comparator.naturalOrder();
    Instant first = members.stream().map(MemberSamples::first).min(byTime).orElse(Instant.MAX);
    Instant last = members.stream().map(MemberSamples::last).max(byTime).orElse(Instant.MIN);
    boolean says =
        !first.isAfter(middle)
            && !last.isBefore(middle)
            && (lastChange == null || last.isAfter(lastChange));
    if (!says) {
      return new GroupLoad(rule, null);
    }
    double mean = members.stream().mapToDouble(MemberSamples::mean).average().orElseThrow();
    return new GroupLoad(rule, BigDecimal.valueOf(mean).setScale(DECIMALS, RoundingMode.HALF_EVEN));
  }

  boolean isKnown() {
    return mean != null;
  }

  boolean isHigh() {
    return isKnown() && mean.compareTo(BigDecimal.valueOf(rule.scaleOutAt())) >= 0;
  }

  boolean isLow() {
    return isKnown() && mean.compareTo(BigDecimal.valueOf(rule.scaleInAt())) <= 0;
  }
}
