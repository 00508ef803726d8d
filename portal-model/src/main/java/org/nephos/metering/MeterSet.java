package org.nephos.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.nephos.json.Json;

/**
 * The meters that run for a resource from an instant on, each with its quantity. An empty set means
 * that nothing is charged. Its text form, a JSON object from meter to decimal string, is what the
 * event keeps, so that usage can be derived from events alone.
 */
public final class MeterSet {
  /** Nothing runs. */
  public static final MeterSet NONE = new MeterSet(Map.of());

  /** Decimals of a quantity; what is charged is what the usage record says, so none is finer. */
  public static final int SCALE = 6;

  private final Map<Meter, BigDecimal> quantities;

  private MeterSet(Map<Meter, BigDecimal> quantities) {
    EnumMap<Meter, BigDecimal> copy = new EnumMap<>(Meter.class);
    quantities.forEach(
        (meter, quantity) -> {
          if (quantity.signum() < 0) {
            throw new IllegalArgumentException("a quantity is never negative: " + meter);
          }
          BigDecimal kept = quantity.setScale(SCALE, RoundingMode.HALF_EVEN);
          if (kept.signum() > 0) {
            copy.put(meter, kept.stripTrailingZeros());
          }
        });
    this.quantities = Collections.unmodifiableMap(copy);
  }

  /** These quantities, to {@value #SCALE} decimals; zero ones are left out. */
  public static MeterSet of(Map<Meter, BigDecimal> quantities) {
    return new MeterSet(quantities);
  }

  /** Quantity by meter, in the order of the enum. */
  public Map<Meter, BigDecimal> quantities() {
    return quantities;
  }

  /** Whether nothing runs. */
  public boolean isEmpty() {
    return quantities.isEmpty();
  }

  /** The text form. */
  public String toText() {
    Map<String, String> words = new TreeMap<>();
    quantities.forEach((meter, quantity) -> words.put(meter.word(), quantity.toPlainString()));
    return Json.write(words);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException for an unknown meter
   */
  public static MeterSet ofText(String text) {
    EnumMap<Meter, BigDecimal> quantities = new EnumMap<>(Meter.class);
    Json.readStringMap(text)
        .forEach(
            (word, quantity) ->
                quantities.put(
                    Meter.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException("no meter " + word)),
                    new BigDecimal(quantity)));
    return new MeterSet(quantities);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeterSet that && quantities.equals(that.quantities);
  }

  @Override
  public int hashCode() {
    return quantities.hashCode();
  }

  @Override
  public String toString() {
    return toText();
  }
}
