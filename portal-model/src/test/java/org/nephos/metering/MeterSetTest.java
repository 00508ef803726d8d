package org.nephos.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeterSetTest {
  @Test
  void itsTextIsReadBackAsTheSameSet() {
    MeterSet set =
        MeterSet.of(
            Map.of(
                Meter.INSTANCE_VCPU,
                BigDecimal.valueOf(100),
                Meter.INSTANCE_RAM,
                new BigDecimal("0.50")));

    assertThat(set.toText()).isEqualTo("{\"instance.ram\":\"0.5\",\"instance.vcpu\":\"100\"}");
    assertThat(MeterSet.ofText(set.toText())).isEqualTo(set);
  }

  @Test
  void whatIsZeroIsLeftOut() {
    MeterSet set = MeterSet.of(Map.of(Meter.INSTANCE_VCPU, BigDecimal.ZERO));

    assertThat(set).isEqualTo(MeterSet.NONE);
    assertThat(set.toText()).isEqualTo("{}");
  }

  @Test
  void aQuantityIsKeptAsFineAsAUsageRecordShowsIt() {
    BigDecimal mebibyte = BigDecimal.ONE.divide(BigDecimal.valueOf(1024));

    assertThat(MeterSet.of(Map.of(Meter.INSTANCE_RAM, mebibyte)).quantities())
        .containsEntry(Meter.INSTANCE_RAM, new BigDecimal("0.000977"));
  }

  @Test
  void anUnknownMeterIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeterSet.ofText("{\"instance.gpu\":\"1\"}"))
        .withMessageContaining("instance.gpu");
  }

  @Test
  void aNegativeQuantityIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MeterSet.of(Map.of(Meter.INSTANCE_VCPU, BigDecimal.ONE.negate())));
  }

  @Test
  void whatItIsOfIsReadAsItIsWrittenAndNothingIsKeptOfWhatDoesNotRun() {
    Dimensions of = new Dimensions(new UUID(0, 1), new UUID(0, 2), "west", null);
    MeterSet set = MeterSet.of(Map.of(Meter.INSTANCE_VCPU, BigDecimal.ONE)).with(of);

    assertThat(MeterSet.ofText(set.toText())).isEqualTo(set);
    assertThat(MeterSet.ofText(set.toText()).dimensions()).isEqualTo(of);
    assertThat(set).isNotEqualTo(set.with(Dimensions.NONE));
    assertThat(MeterSet.NONE.with(of)).isEqualTo(MeterSet.NONE);
  }
}
