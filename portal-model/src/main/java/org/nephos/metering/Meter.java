package org.nephos.metering;

import java.util.Optional;

/**
 * What is metered, in which unit: what runs is charged per unit and hour, what is counted per unit.
 */
public enum Meter {
  INSTANCE_VCPU("instance.vcpu", "vCPU", false),
  INSTANCE_RAM("instance.ram", "GiB", false),
  INSTANCE_DISK("instance.disk", "GiB", false),
  /**
   * Time in which an instance is stopped: its processors and memory are kept for nobody, but a plan
   * may charge for them, at one price or, narrowed by flavor, by their size.
   */
  INSTANCE_STOPPED("instance.stopped", "instance", false),
  /** What a guest sends. */
  INSTANCE_NETWORK_OUT("instance.networkOut", "GB", true),
  /** What a guest reads from its disks and writes to them. */
  INSTANCE_DISK_IO("instance.diskIo", "GB", true),
  /** Room that an image of a tenant's own takes. */
  IMAGE("image", "GiB", false),
  VOLUME("volume", "GiB", false),
  SNAPSHOT("snapshot", "GiB", false);

  private final String word;
  private final String unit;
  private final boolean counted;

  Meter(String word, String unit, boolean counted) {
    this.word = word;
    this.unit = unit;
    this.counted = counted;
  }

  /** The word of API, rates and exports. */
  public String word() {
    return word;
  }

  /** The unit of its quantities. */
  public String unit() {
    return unit;
  }

  /**
   * Whether it is counted, hour by hour, instead of running: rule <em>Counters</em> of
   * docs/money.md. Then a quantity is what came on in an hour, and unit-hours are units.
   */
  public boolean isCounted() {
    return counted;
  }

  /** The unit of what is charged: {@code vCPU-h} of what runs, {@code GB} of what is counted. */
  public String chargedUnit() {
    return counted ? unit : unit + "-h";
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
