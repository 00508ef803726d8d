package org.nephos.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostSample;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;

/** The bulk calls: {@code list} and {@code sample}. */
public interface ListAndSamplePromises extends DriverUnderTest {

  @Test
  default void theListHasExactlyOurGuestsWithTheirLabels() {
    Map<UUID, Map<String, String>> before = labelsById();
    GuestSpec first = newSpec();
    GuestSpec second = newSpec();
    driver().create(host(), first);
    driver().create(host(), second);

    Map<UUID, Map<String, String>> after = labelsById();
    assertThat(after).containsAllEntriesOf(before).hasSize(before.size() + 2);
    assertThat(after).containsEntry(first.id(), first.labels());
    assertThat(after).containsEntry(second.id(), second.labels());
    assertThat(after.keySet()).noneMatch(foreignGuests()::contains);

    driver().destroy(host(), first.id());
    assertThat(labelsById()).doesNotContainKey(first.id()).containsKey(second.id());
  }

  @Test
  default void aSampleHasRunningGuestsOnlyAndTheirCountersNeverFall() {
    GuestSpec running = newSpec();
    GuestSpec stopped = newSpec();
    driver().create(host(), running);
    driver().create(host(), stopped);
    assertThat(sampleOf(running.id())).isEmpty();
    power(running.id(), PowerTarget.ON);

    HostSample first = driver().sample(host());
    assertThat(first.bootId()).isEqualTo(driver().probe(host()).bootId());
    assertThat(first.guests()).noneMatch(guest -> guest.id().equals(stopped.id()));
    assertThat(first.guests()).noneMatch(guest -> foreignGuests().contains(guest.id()));
    GuestSample before = sampleOf(running.id()).orElseThrow();
    assertThat(before.vcpus()).isEqualTo(running.size().vcpus());
    assertThat(before.ramUsedKib()).isBetween(-1L, running.size().ramMib() * 1024L);

    Expect.within(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              GuestSample now = sampleOf(running.id()).orElseThrow();
              assertThat(now.rxBytes()).isGreaterThanOrEqualTo(before.rxBytes());
              assertThat(now.txBytes()).isGreaterThanOrEqualTo(before.txBytes());
              assertThat(now.readBytes()).isGreaterThanOrEqualTo(before.readBytes());
              assertThat(now.writtenBytes()).isGreaterThanOrEqualTo(before.writtenBytes());
              assertThat(now.cpuTimeNanos()).isGreaterThan(before.cpuTimeNanos());
            });
    HostSample last = driver().sample(host());
    assertThat(last.bootId()).isEqualTo(first.bootId());
    assertThat(last.takenAt()).isAfterOrEqualTo(first.takenAt());

    power(running.id(), PowerTarget.OFF);
    assertThat(sampleOf(running.id())).isEmpty();
  }

  private Map<UUID, Map<String, String>> labelsById() {
    return driver().list(host()).stream()
        .collect(Collectors.toMap(GuestObservation::id, GuestObservation::labels));
  }

  private Optional<GuestSample> sampleOf(UUID id) {
    return driver().sample(host()).guests().stream()
        .filter(guest -> guest.id().equals(id))
        .findAny();
  }

  private void power(UUID id, PowerTarget target) {
    driver().setPower(host(), id, target, PowerMode.FORCE, UUID.randomUUID());
  }
}
