package org.nephos.driver.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSize;
import org.nephos.driver.HostRef;
import org.nephos.driver.LoadControl;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

/** Sixteen threads do anything to a few guests; each guest's answers must have a sequence. */
class ConcurrencyTest {

  private static final int THREADS = 16;
  private static final int ROUNDS = 60;
  private static final int CALLS = 4;
  private static final HostRef HOST = Worlds.host("sim-01");
  private static final GuestSize SIZE = new GuestSize(1, 256, 2);
  private static final List<UUID> REBOOTS = List.of(new UUID(1, 1), new UUID(1, 2));

  @TempDir Path folder;

  /** What a thread may do. */
  enum What {
    CREATE,
    CREATE_OTHER,
    ON,
    OFF,
    PAUSE,
    REBOOT_1,
    REBOOT_2,
    GROW,
    SHRINK,
    DESTROY,
    OBSERVE
  }

  /**
   * A guest in the model.
   *
   * @param there whether there is one
   * @param size its figures
   * @param power its power
   * @param starts how often it started
   * @param first whether the first reboot operation was had
   * @param second whether the second was had
   */
  record Model(
      boolean there, GuestSize size, PowerState power, int starts, boolean first, boolean second) {

    static final Model ABSENT = new Model(false, null, null, 0, false, false);

    Linearizability.Step<Model> step(What what) {
      if (what == What.CREATE || what == What.CREATE_OTHER) {
        GuestSize asked = what == What.CREATE ? SIZE : grown();
        if (!there) {
          return seen(new Model(true, asked, PowerState.SHUTDOWN, 0, false, false));
        }
        return size.equals(asked) ? seen(this) : failed(FailureKind.CONFLICT);
      }
      if (what == What.DESTROY) {
        return new Linearizability.Step<>(ABSENT, "done");
      }
      if (!there) {
        return what == What.OBSERVE
            ? new Linearizability.Step<>(this, "absent")
            : failed(FailureKind.NOT_FOUND);
      }
      return switch (what) {
        case ON -> seen(on(first, second, false));
        case OFF -> seen(new Model(true, size, PowerState.SHUTDOWN, starts, first, second));
        case PAUSE -> {
          Model on = on(first, second, false);
          yield seen(new Model(true, size, PowerState.PAUSED, on.starts, first, second));
        }
        case REBOOT_1 -> seen(on(true, second, !first));
        case REBOOT_2 -> seen(on(first, true, !second));
        case GROW -> seen(new Model(true, grown(), power, starts, first, second));
        case SHRINK -> size.diskGib() > SIZE.diskGib() ? failed(FailureKind.INVALID) : seen(this);
        default -> seen(this);
      };
    }

    private Model on(boolean nowFirst, boolean nowSecond, boolean restart) {
      boolean starting = restart || power == PowerState.SHUTDOWN;
      return new Model(
          true, size, PowerState.RUNNING, starts + (starting ? 1 : 0), nowFirst, nowSecond);
    }

    private static Linearizability.Step<Model> seen(Model next) {
      return new Linearizability.Step<>(next, next.power + " " + next.size);
    }

    private Linearizability.Step<Model> failed(FailureKind kind) {
      return new Linearizability.Step<>(this, kind);
    }

    private static GuestSize grown() {
      return new GuestSize(2, 512, 4);
    }
  }

  @Test
  void whatSixteenThreadsSeeOfAGuestHasASequence() throws Exception {
    assertSequential(Worlds.instant());
  }

  @Test
  void itHasOneWhenChangesTakeTimeAndAreWritten() throws Exception {
    assertSequential(
        new SimulatorSettings(
            Duration.ofNanos(300_000),
            Duration.ZERO,
            Duration.ofSeconds(20),
            Optional.of(folder.resolve("sim.journal"))));
  }

  private static void assertSequential(SimulatorSettings settings) throws Exception {
    MovableClock clock = new MovableClock();
    try (SimulatorDriver driver = SimulatorDriver.open(clock, settings)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<UUID> guests = IntStream.range(0, 4).mapToObj(i -> UUID.randomUUID()).toList();
        Map<UUID, List<Linearizability.Call<What>>> calls = play(driver, guests, round);
        for (UUID id : guests) {
          List<Linearizability.Call<What>> history = calls.get(id);
          Model end = modelOf(driver, id, history);
          assertThat(Linearizability.explains(Model::step, Model.ABSENT, end, history))
              .as("round %s: %s ending in %s", round, history, end)
              .isTrue();
        }
        assertSharesAndRoomAreRight(driver, clock);
        guests.forEach(id -> driver.destroy(HOST, id));
        assertThat(driver.list(HOST)).isEmpty();
      }
    }
  }

  private static Map<UUID, List<Linearizability.Call<What>>> play(
      SimulatorDriver driver, List<UUID> guests, int seed) throws Exception {
    Map<UUID, ConcurrentLinkedQueue<Linearizability.Call<What>>> calls = new ConcurrentHashMap<>();
    guests.forEach(id -> calls.put(id, new ConcurrentLinkedQueue<>()));
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(seed * 1000L + thread);
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < CALLS; i++) {
                    UUID id = guests.get(random.nextInt(guests.size()));
                    What what = What.values()[random.nextInt(What.values().length)];
                    long began = System.nanoTime();
                    Object answer = answer(() -> make(driver, id, what));
                    calls
                        .get(id)
                        .add(new Linearizability.Call<>(what, answer, began, System.nanoTime()));
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    Map<UUID, List<Linearizability.Call<What>>> histories = new ConcurrentHashMap<>();
    calls.forEach((id, queue) -> histories.put(id, new ArrayList<>(queue)));
    return histories;
  }

  private static Object answer(Callable<Object> call) throws Exception {
    try {
      return call.call();
    } catch (DriverException e) {
      return e.kind();
    }
  }

  private static Object make(SimulatorDriver driver, UUID id, What what) {
    return switch (what) {
      case CREATE -> told(driver.create(HOST, Worlds.spec(id, SIZE, "web")));
      case CREATE_OTHER -> told(driver.create(HOST, Worlds.spec(id, Model.grown(), "web")));
      case ON -> told(power(driver, id, PowerTarget.ON, UUID.randomUUID()));
      case OFF -> told(power(driver, id, PowerTarget.OFF, UUID.randomUUID()));
      case PAUSE -> told(power(driver, id, PowerTarget.PAUSED, UUID.randomUUID()));
      case REBOOT_1 -> told(power(driver, id, PowerTarget.REBOOTED, REBOOTS.get(0)));
      case REBOOT_2 -> told(power(driver, id, PowerTarget.REBOOTED, REBOOTS.get(1)));
      case GROW -> told(driver.resize(HOST, id, Model.grown()));
      case SHRINK -> told(driver.resize(HOST, id, SIZE));
      case DESTROY -> {
        driver.destroy(HOST, id);
        yield "done";
      }
      case OBSERVE -> driver.observe(HOST, id).map(ConcurrencyTest::told).orElse("absent");
    };
  }

  private static GuestObservation power(
      SimulatorDriver driver, UUID id, PowerTarget target, UUID operation) {
    return driver.setPower(HOST, id, target, PowerMode.FORCE, operation);
  }

  private static Object told(GuestObservation seen) {
    return seen.powerState() + " " + seen.size();
  }

  /** The end as the driver has it. Which reboots were had is not told, so both are tried. */
  private static Model modelOf(
      SimulatorDriver driver, UUID id, List<Linearizability.Call<What>> history) {
    Optional<GuestObservation> end = driver.observe(HOST, id);
    if (end.isEmpty()) {
      return Model.ABSENT;
    }
    int starts = driver.startsOf(HOST, id);
    for (boolean first : new boolean[] {false, true}) {
      for (boolean second : new boolean[] {false, true}) {
        Model model =
            new Model(true, end.get().size(), end.get().powerState(), starts, first, second);
        if (Linearizability.explains(Model::step, Model.ABSENT, model, history)) {
          return model;
        }
      }
    }
    return new Model(true, end.get().size(), end.get().powerState(), starts, false, false);
  }

  /** The books of the host and of the group agree with the guests that are there. */
  private static void assertSharesAndRoomAreRight(SimulatorDriver driver, MovableClock clock) {
    List<GuestObservation> guests = driver.list(HOST);
    int vcpus = guests.stream().mapToInt(guest -> guest.size().vcpus()).sum();
    assertThat(driver.takenOf(HOST).vcpus()).isEqualTo(vcpus);

    driver.facet(LoadControl.class).orElseThrow().setLoad("web", 100);
    double before = busySeconds(driver);
    clock.move(Duration.ofSeconds(8));
    boolean anybody = !driver.sample(HOST).guests().isEmpty();
    assertThat(busySeconds(driver) - before)
        .as("the guests that run share the whole load")
        .isCloseTo(anybody ? 8 : 0, within(1e-3));
  }

  private static double busySeconds(SimulatorDriver driver) {
    return driver.sample(HOST).guests().stream()
        .mapToDouble((GuestSample guest) -> guest.cpuTimeNanos() / 1e9 / guest.vcpus())
        .sum();
  }
}
