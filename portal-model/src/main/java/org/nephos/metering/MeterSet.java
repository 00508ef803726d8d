package org.nephos.metering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nephos.json.Json;

/**
 * The meters that run for a resource from an instant on, each with its quantity. An empty set means
 * that nothing is charged. Its text form, a JSON object from meter to decimal string, is what the
 * event keeps, so that usage can be derived from events alone.
 */
public final class MeterSet {
  /** Nothing runs. */
  public static final MeterSet NONE = new MeterSet(Map.of(), Dimensions.NONE);

  /** Begins the words of the text form that are dimensions and no meters. */
  private static final String MARK = "@";

  /** Decimals of a quantity; what is charged is what the usage record says, so none is finer. */
  public static final int SCALE = 6;

  private final Map<Meter, BigDecimal> quantities;
  private final Dimensions dimensions;

  private MeterSet(Map<Meter, BigDecimal> quantities, Dimensions dimensions) {
    EnumMap<Meter, BigDecimal> copy = new EnumMap<>(Meter.class);
    quantities.forEach(
        (meter, quantity) -> {
          if (meter.isCounted()) {
            throw new IllegalArgumentException("it is counted and does not run: " + meter);
          }
          if (quantity.signum() < 0) {
            throw new IllegalArgumentException("a quantity is never negative: " + meter);
          }
          BigDecimal kept = quantity.setScale(SCALE, RoundingMode.HALF_EVEN);
          if (kept.signum() > 0) {
            copy.put(meter, kept.stripTrailingZeros());
          }
        });
    this.quantities = Collections.unmodifiableMap(copy);
    this.dimensions = copy.isEmpty() ? Dimensions.NONE : dimensions;
  }

  /** These quantities, to {@value #SCALE} decimals; zero ones are left out. */
  public static MeterSet of(Map<Meter, BigDecimal> quantities) {
    return new MeterSet(quantities, Dimensions.NONE);
  }

  /** The same, of something that more is known of; where nothing runs, nothing is kept of it. */
  public MeterSet with(Dimensions known) {
    return new MeterSet(quantities, known);
  }

  /** What it is that they run for. */
  public Dimensions dimensions() {
    return dimensions;
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
    dimensions.words().forEach((word, value) -> words.put(MARK + word, value));
    return Json.write(words);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException for an unknown meter
   */
  public static MeterSet ofText(String text) {
    EnumMap<Meter, BigDecimal> quantities = new EnumMap<>(Meter.class);
    Map<String, String> dimensions = new TreeMap<>();
    Json.readStringMap(text)
        .forEach(
            (word, value) -> {
              if (word.startsWith(MARK)) {
                dimensions.put(word.substring(MARK.length()), value);
              } else {
                quantities.put(
                    Meter.ofWord(word)
                        .orElseThrow(() -> new IllegalArgumentException("no meter " + word)),
                    new BigDecimal(value));
              }
            });
    return new MeterSet(quantities, Dimensions.ofWords(dimensions));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MeterSet that
        && quantities.equals(that.quantities)
        && dimensions.equals(that.dimensions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(quantities, dimensions);
  }

  @Override
  public String toString() {
    return toText();
  }
}
