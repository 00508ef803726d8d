package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.PowerState;

/** {@code create} ensures; {@code observe} tells. No guest is started here. */
public interface CreatePromises extends DriverUnderTest {

  @Test
  default void aGuestThatWasNeverCreatedIsAbsent() {
    assertThat(driver().observe(host(), newId())).isEmpty();
  }

  @Test
  default void creatingTwiceIsOneGuestThatIsPoweredOff() {
    GuestSpec spec = newSpec();
    for (int i = 0; i < 2; i++) {
      GuestObservation created = driver().create(host(), spec);
      assertThat(created.id()).isEqualTo(spec.id());
      assertThat(created.powerState()).isEqualTo(PowerState.SHUTDOWN);
      assertThat(created.size()).isEqualTo(spec.size());
      assertThat(created.labels()).isEqualTo(spec.labels());
    }
    assertThat(driver().observe(host(), spec.id()))
        .hasValueSatisfying(
            seen -> {
              assertThat(seen.powerState()).isEqualTo(PowerState.SHUTDOWN);
              assertThat(seen.size()).isEqualTo(spec.size());
              assertThat(seen.labels()).isEqualTo(spec.labels());
              assertThat(seen.observedAt()).isNotNull();
            });
    assertThat(driver().list(host())).extracting(GuestObservation::id).containsOnlyOnce(spec.id());
  }

  @Test
  default void anotherSpecificationForTheSameIdIsAConflictAndChangesNothing() {
    GuestSpec spec = newSpec();
    driver().create(host(), spec);
    Specs.others(spec)
        .forEach(
            (component, other) -> {
              assertThat(other).as(component).isNotEqualTo(spec);
              Expect.failure(FailureKind.CONFLICT, () -> driver().create(host(), other));
            });
    assertThat(driver().create(host(), spec).size()).isEqualTo(spec.size());
    Expect.state(this, spec.id(), PowerState.SHUTDOWN);
  }

  @Test
  default void aRefusedCreateLeavesNothingBehindAndTheIdIsFree() {
    UUID id = newId();
    assertThat(catchThrowable(() -> driver().create(host(), refusedSpec(id))))
        .isInstanceOfSatisfying(
            DriverException.class,
            refusal ->
                assertThat(refusal.kind())
                    .isIn(
                        FailureKind.INSUFFICIENT_CAPACITY,
                        FailureKind.INVALID,
                        FailureKind.NOT_FOUND));
    Expect.absent(this, id);
    GuestSpec spec = spec(id);
    assertThat(driver().create(host(), spec).powerState()).isEqualTo(PowerState.SHUTDOWN);
  }

  /** Names and label values are any text; a driver must neither choke on it nor alter it. */
  @ParameterizedTest
  @MethodSource("org.nephos.driver.contract.CreatePromises#hostileTexts")
  default void aHostileDisplayNameSurvives(String text) {
    GuestSpec plain = newSpec();
    Map<String, String> labels = new HashMap<>(plain.labels());
    labels.put("note", text);
    GuestSpec hostile = Specs.labelled(Specs.named(plain, text), labels);
    driver().create(host(), hostile);
    assertThat(driver().create(host(), hostile).labels()).isEqualTo(labels);
    assertThat(driver().list(host()))
        .filteredOn(seen -> seen.id().equals(hostile.id()))
        .singleElement()
        .extracting(GuestObservation::labels)
        .isEqualTo(labels);
    for (String similar : similarTexts(text)) {
      Expect.failure(
          FailureKind.CONFLICT, () -> driver().create(host(), Specs.named(hostile, similar)));
    }
    driver().destroy(host(), hostile.id());
    Expect.absent(this, hostile.id());
  }

  /** What a driver would keep that trims, cuts or normalises: other names, by the letter. */
  private static Set<String> similarTexts(String text) {
    Set<String> similar = new HashSet<>();
    similar.add(text.strip());
    similar.add(text.substring(0, text.offsetByCodePoints(text.length(), -1)));
    similar.add(Normalizer.normalize(text, Normalizer.Form.NFC));
    similar.add(Normalizer.normalize(text, Normalizer.Form.NFD));
    similar.remove(text);
    return similar;
  }

  /** Texts of 1 to 63 characters that break what is put together by hand. */
  static Stream<String> hostileTexts() {
    return Stream.of(
        "it's \"quoted\" `here`; $(and) here",
        "</name><devices><disk/></devices><!-- & ]]> &amp; -->",
        "../../etc/passwd",
        "-rf * %s %n \\u0000 \\",
        "\u202Eright to left\u202C \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
        "Z\u0351\u0343\u036A a\u0308o\u0308 e\u0301 = \u00E9",
        "\uD83D\uDE80\uD83D\uDC69\u200D\uD83D\uDE80 \uD83C\uDDF3\uD83C\uDDF4",
        "  spaces at both ends  ",
        "one\ttab and\na second line",
        "x".repeat(63),
        "\uD83D\uDE80".repeat(31) + "!");
  }
}
