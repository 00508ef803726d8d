package org.nephos.metering;

import java.util.Optional;

/** What is metered, in which unit, always per hour. */
public enum Meter {
  INSTANCE_VCPU("instance.vcpu", "vCPU"),
  INSTANCE_RAM("instance.ram", "GiB"),
  INSTANCE_DISK("instance.disk", "GiB");

  private final String word;
  private final String unit;

  Meter(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** The word of API, rates and exports. */
  public String word() {
    return word;
  }

  /** The unit of its quantities. */
  public String unit() {
    return unit;
  }

  /** Finds a meter by its word. */
  public static Optional<Meter> ofWord(String word) {
    for (Meter meter : values()) {
      if (meter.word.equals(word)) {
        return Optional.of(meter);
      }
    }
    return Optional.empty();
  }
}
