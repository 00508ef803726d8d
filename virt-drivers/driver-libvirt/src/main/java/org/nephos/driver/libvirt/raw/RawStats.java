package org.nephos.driver.libvirt.raw;

import java.util.Map;

/**
 * The statistics of one running domain.
 *
 * @param name the domain's name
 * @param uuid its UUID in canonical form
 * @param values all numbers by libvirt's names, for example {@code cpu.time} or {@code
 *     net.0.rx.bytes}
 */
public record RawStats(String name, String uuid, Map<String, Long> values) {
  public RawStats {
    values = Map.copyOf(values);
  }

  /** A number, or the fallback when libvirt did not give it. */
  public long get(String field, long fallback) {
    return values.getOrDefault(field, fallback);
  }

  /** The sum of {@code group.N.field} over all N below {@code group.count}. */
  public long sum(String group, String field) {
    long count = get(group + ".count", 0);
    long sum = 0;
    for (long i = 0; i < count; i++) {
      sum += get(group + "." + i + "." + field, 0);
    }
    return sum;
  }
}
