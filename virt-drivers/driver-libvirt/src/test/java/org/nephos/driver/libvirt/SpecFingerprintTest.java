package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.SeedSpec;

class SpecFingerprintTest {
  private static final GuestSpec SPEC = SmallGuest.spec(new UUID(1, 2));

  @Test
  void theSameSpecificationHasTheSameFingerprintInWhateverOrderItsLabelsCome() {
    TreeMap<String, String> reversed = new TreeMap<>(Comparator.reverseOrder());
    reversed.putAll(SPEC.labels());
    GuestSpec same =
        new GuestSpec(
            SPEC.id(), SPEC.name(), SPEC.size(), SPEC.image(), SPEC.nics(), SPEC.seed(), reversed);
    assertThat(SpecFingerprint.of(same)).isEqualTo(SpecFingerprint.of(SPEC)).hasSize(64);
  }

  @Test
  void whatMovesFromOneComponentToTheNextIsSeen() {
    assertThat(SpecFingerprint.of(seeded(List.of("a", "b"), "c")))
        .isNotEqualTo(SpecFingerprint.of(seeded(List.of("a"), "bc")))
        .isNotEqualTo(SpecFingerprint.of(seeded(List.of("a\",\"b"), "c")));
  }

  @Test
  void theFiguresAreNoPartOfIt() {
    GuestSpec bigger =
        new GuestSpec(
            SPEC.id(),
            SPEC.name(),
            new GuestSize(8, 8192, 80),
            SPEC.image(),
            SPEC.nics(),
            SPEC.seed(),
            SPEC.labels());
    assertThat(SpecFingerprint.of(bigger)).isEqualTo(SpecFingerprint.of(SPEC));
  }

  @Test
  void aLabelIsPartOfIt() {
    GuestSpec other =
        new GuestSpec(
            SPEC.id(),
            SPEC.name(),
            SPEC.size(),
            SPEC.image(),
            SPEC.nics(),
            SPEC.seed(),
            Map.of("tenant", "other", "project", "web"));
    assertThat(SpecFingerprint.of(other)).isNotEqualTo(SpecFingerprint.of(SPEC));
  }

  private static GuestSpec seeded(List<String> keys, String userData) {
    return new GuestSpec(
        SPEC.id(),
        SPEC.name(),
        SPEC.size(),
        SPEC.image(),
        SPEC.nics(),
        new SeedSpec("h", keys, userData),
        SPEC.labels());
  }
}
