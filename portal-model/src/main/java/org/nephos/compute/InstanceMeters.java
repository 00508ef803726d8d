package org.nephos.compute;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;

/** Which meters each state of an instance runs. Deleting stops them all, whatever the host does. */
public final class InstanceMeters {
  private static final BigDecimal MIB_PER_GIB = BigDecimal.valueOf(1024);

  private InstanceMeters() {}

  /** What runs in this state with these figures. */
  public static MeterSet of(
      InstanceState state, InstanceTask task, int vcpus, int ramMib, int diskGib) {
    if (task == InstanceTask.DELETING) {
      return MeterSet.NONE;
    }
    return switch (state) {
      case ACTIVE, PAUSED, RESIZED -> running(vcpus, ramMib, diskGib);
      case STOPPED -> stopped(diskGib);
      case SHELVED, ERROR -> disk(diskGib);
      case REQUESTED, BUILDING, SOFT_DELETED, DELETED -> MeterSet.NONE;
    };
  }

  /** What a running instance of these figures is charged for; quotes are made of it. */
  public static MeterSet running(int vcpus, int ramMib, int diskGib) {
    Map<Meter, BigDecimal> quantities = new EnumMap<>(Meter.class);
    quantities.put(Meter.INSTANCE_VCPU, BigDecimal.valueOf(vcpus));
    // 1/1024 has ten decimals; quantities keep six, enough for any multiple of 64 MiB.
    quantities.put(
        Meter.INSTANCE_RAM,
        BigDecimal.valueOf(ramMib).divide(MIB_PER_GIB, 6, RoundingMode.HALF_EVEN));
    quantities.put(Meter.INSTANCE_DISK, BigDecimal.valueOf(diskGib));
    return MeterSet.of(quantities);
  }

  /** What a stopped instance is charged for. */
  public static MeterSet stopped(int diskGib) {
    return MeterSet.of(
        Map.of(
            Meter.INSTANCE_DISK,
            BigDecimal.valueOf(diskGib),
            Meter.INSTANCE_STOPPED,
            BigDecimal.ONE));
  }

  private static MeterSet disk(int diskGib) {
    return MeterSet.of(Map.of(Meter.INSTANCE_DISK, BigDecimal.valueOf(diskGib)));
  }
}
