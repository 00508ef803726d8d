package org.nephos.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nephos.metering.Meter;

/** The rule <em>Meters</em> of docs/money.md. */
class InstanceMetersTest {
  private static Map<Meter, BigDecimal> meters(InstanceState state, InstanceTask task) {
    return InstanceMeters.of(state, task, 2, 1536, 10).quantities();
  }

  @ParameterizedTest
  @EnumSource
  void eachStateNamesWhatRuns(InstanceState state) {
    Map<Meter, String> expected =
        switch (state) {
          case ACTIVE, PAUSED, RESIZED ->
              Map.of(
                  Meter.INSTANCE_VCPU, "2", Meter.INSTANCE_RAM, "1.5", Meter.INSTANCE_DISK, "10");
          case STOPPED -> Map.of(Meter.INSTANCE_DISK, "10", Meter.INSTANCE_STOPPED, "1");
          case SHELVED, ERROR -> Map.of(Meter.INSTANCE_DISK, "10");
          case REQUESTED, BUILDING, SOFT_DELETED, DELETED -> Map.of();
        };

    Map<Meter, BigDecimal> meters = meters(state, null);

    assertThat(meters).hasSameSizeAs(expected);
    expected.forEach(
        (meter, quantity) -> assertThat(meters.get(meter)).isEqualByComparingTo(quantity));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsBeingDeletedIsFree(InstanceState state) {
    assertThat(meters(state, InstanceTask.DELETING)).isEmpty();
  }
}
