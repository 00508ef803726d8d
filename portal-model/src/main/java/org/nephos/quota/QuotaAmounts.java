package org.nephos.quota;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How much of each resource; absent is zero. Immutable. */
public final class QuotaAmounts {
  /** Nothing. */
  public static final QuotaAmounts NONE = new QuotaAmounts(new EnumMap<>(QuotaResource.class));

  private final Map<QuotaResource, Long> amounts;

  private QuotaAmounts(EnumMap<QuotaResource, Long> amounts) {
    amounts.values().removeIf(amount -> amount == 0);
    this.amounts = Collections.unmodifiableMap(amounts);
  }

  /** What one instance of these figures holds. */
  public static QuotaAmounts ofInstance(int vcpus, int ramMib, int diskGib) {
    return of(1, vcpus, ramMib, diskGib);
  }

  /** What so many instances with these sums hold together. */
  public static QuotaAmounts of(long instances, long vcpus, long ramMib, long diskGib) {
    EnumMap<QuotaResource, Long> amounts = new EnumMap<>(QuotaResource.class);
    amounts.put(QuotaResource.INSTANCES, instances);
    amounts.put(QuotaResource.VCPUS, vcpus);
    amounts.put(QuotaResource.RAM_MIB, ramMib);
    amounts.put(QuotaResource.DISK_GIB, diskGib);
    return new QuotaAmounts(amounts);
  }

  /** All of them, so many times. */
  public QuotaAmounts times(long factor) {
    EnumMap<QuotaResource, Long> result = new EnumMap<>(QuotaResource.class);
    amounts.forEach((resource, amount) -> result.put(resource, Math.multiplyExact(amount, factor)));
    return new QuotaAmounts(result);
  }

  /** How much of one resource. */
  public long of(QuotaResource resource) {
    return amounts.getOrDefault(resource, 0L);
  }

  /** What is not zero. */
  public Map<QuotaResource, Long> asMap() {
    return amounts;
  }

  /** Whether all are zero. */
  public boolean isEmpty() {
    return amounts.isEmpty();
  }

  @Override
  public String toString() {
    return amounts.toString();
  }
}
