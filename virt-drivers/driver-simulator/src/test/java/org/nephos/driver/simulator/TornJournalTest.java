package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.nephos.driver.DriverException;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.SeedSpec;

/** Wherever a journal is cut, what can be read is what was so at some time. */
class TornJournalTest {

  private static final HostFigures HOST = new HostFigures("sim-01", 6, 4096, 64);
  private static final GuestSize SIZE = new GuestSize(1, 256, 2);

  /**
   * One change.
   *
   * @param kind which
   * @param guest of which guest
   * @param text any text, for names and the like
   */
  record Step(int kind, int guest, String text) {}

  /**
   * What was so when the journal had a length.
   *
   * @param length bytes in the journal
   * @param state the changes that lead to the state
   */
  record Moment(long length, Set<Change> state) {}

  private final MovableClock clock = new MovableClock();

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<String> texts = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(20);
    return Combinators.combine(
            Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 3), texts)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  @Property(tries = 80)
  void aJournalThatIsCutAtAnyByteGivesAPrefixOfItsHistory(
      @ForAll("histories") List<Step> history, @ForAll @IntRange(min = 0, max = 1_000_000) int at)
      throws IOException {
    Path folder = Files.createTempDirectory("torn");
    Path path = folder.resolve("sim.journal");
    List<Moment> moments = record(path, history);
    byte[] whole = Files.readAllBytes(path);
    assertThat((long) whole.length).isEqualTo(moments.get(moments.size() - 1).length());

    int anywhere = (int) ((long) whole.length * at / 1_000_000);
    int someLine = (int) moments.get(at % moments.size()).length();
    for (int cut : new int[] {anywhere, someLine, Math.max(0, someLine - 1), whole.length}) {
      Files.write(path, Arrays.copyOf(whole, cut));
      Moment expected =
          moments.stream()
              .filter(moment -> moment.length() <= cut)
              .reduce((earlier, later) -> later)
              .orElseThrow();

      Cloud survivor = new Cloud(new WorldTime(clock));
      UUID late = UUID.randomUUID();
      try (JournalFile journal = JournalFile.open(path, survivor::replay, survivor::state)) {
        assertThat(stateOf(survivor)).isEqualTo(expected.state());
        survivor.keepIn(journal);
        survivor.define(new HostFigures("sim-09", 1, 256, 2), Worlds.spec(late));
      }
      Cloud next = new Cloud(new WorldTime(clock));
      try (JournalFile journal = JournalFile.open(path, next::replay, next::state)) {
        assertThat(journal).isNotNull();
        assertThat(stateOf(next)).hasSize(expected.state().size() + 1);
        assertThat(next.host("sim-09").guest(late)).isNotNull();
        assertThat(next.host("sim-01").taken()).isEqualTo(takenBy(next.host("sim-01")));
      }
    }
    deleteAll(folder);
  }

  private List<Moment> record(Path path, List<Step> history) throws IOException {
    Cloud cloud = new Cloud(new WorldTime(clock));
    List<Moment> moments = new ArrayList<>();
    try (JournalFile journal = JournalFile.open(path, cloud::replay, cloud::state)) {
      cloud.keepIn(journal);
      moments.add(new Moment(Files.size(path), stateOf(cloud)));
      for (Step step : history) {
        try {
          apply(cloud, step);
        } catch (DriverException refused) {
          assertThat(stateOf(cloud)).isEqualTo(moments.get(moments.size() - 1).state());
        }
        moments.add(new Moment(Files.size(path), stateOf(cloud)));
      }
    }
    return moments;
  }

  private static void apply(Cloud cloud, Step step) {
    UUID id = new UUID(7, step.guest());
    SimulatedHost host = cloud.host(HOST.name());
    switch (step.kind()) {
      case 0, 1, 2 -> cloud.define(HOST, spec(id, step.text()));
      case 3 -> cloud.live(host, id, (guest, now) -> guest.life().on(SIZE));
      case 4 -> cloud.live(host, id, (guest, now) -> guest.life().off());
      case 5 -> cloud.live(host, id, (guest, now) -> guest.life().askedDown(now + 1000));
      case 6 ->
          cloud.live(
              host,
              id,
              (guest, now) -> guest.life().rebooted(new UUID(8, step.text().length()), SIZE));
      case 7 -> cloud.resize(HOST, id, new GuestSize(1 + step.text().length() % 4, 300, 3));
      case 8 -> cloud.remove(host, id);
      default -> cloud.setLoad(step.text(), step.guest() * 10);
    }
  }

  private static GuestSpec spec(UUID id, String text) {
    GuestSpec plain = Worlds.spec(id, SIZE, text);
    return new GuestSpec(
        id,
        text,
        SIZE,
        plain.image(),
        plain.nics(),
        new SeedSpec("web", List.of(text), text),
        plain.labels());
  }

  private static Set<Change> stateOf(Cloud cloud) {
    return cloud.state().collect(Collectors.toSet());
  }

  private static SimulatedHost.Taken takenBy(SimulatedHost host) {
    SimulatedHost.Taken sum = new SimulatedHost.Taken(0, 0, 0);
    for (Guest guest : host.guests()) {
      sum = sum.plus(guest.spec().size());
    }
    return sum;
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
