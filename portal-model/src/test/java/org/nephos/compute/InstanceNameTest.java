package org.nephos.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InstanceNameTest {
  @Test
  void theNumberStandsBehindTheName() {
    assertThat(InstanceName.numbered("web", 2)).isEqualTo("web-2");
  }

  @Test
  void aNameThatIsTooLongWithItsNumberIsShortened() {
    assertThat(InstanceName.numbered("n".repeat(63), 100)).isEqualTo("n".repeat(59) + "-100");
  }

  @Test
  void noLetterIsCutInTwo() {
    String letterOfTwoUnits = Character.toString(0x1D49C);
    assertThat(InstanceName.numbered("n".repeat(61) + letterOfTwoUnits, 7))
        .isEqualTo("n".repeat(61) + "-7");
    assertThat(InstanceName.numbered(letterOfTwoUnits.repeat(63), 7))
        .isEqualTo(letterOfTwoUnits.repeat(61) + "-7");
  }

  @Test
  void lettersCountWhateverEachTakes() {
    String letterOfTwoUnits = Character.toString(0x1D49C);
    assertThat(InstanceName.isTooLong(letterOfTwoUnits.repeat(63))).isFalse();
    assertThat(InstanceName.isTooLong(letterOfTwoUnits.repeat(64))).isTrue();
    assertThat(InstanceName.isTooLong("n".repeat(64))).isTrue();
  }
}
