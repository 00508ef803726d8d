package org.nephos.driver.simulator;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nephos.driver.Capability;
import org.nephos.driver.ConsoleLog;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSample;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostProbe;
import org.nephos.driver.HostRef;
import org.nephos.driver.HostSample;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.LoadControl;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerState;
import org.nephos.driver.PowerTarget;

/** The driver over a {@link Cloud} in memory. */
final class SimulatorDriver implements HypervisorDriver {

  private static final int NAME_MAX = 63;
  private static final int TAIL_MAX = 1 << 20;

  /** New with each opening: the counters of all guests begin anew. */
  private final String bootId = UUID.randomUUID().toString();

  private final SimulatorSettings settings;
  private final Cloud cloud;
  private final Journal journal;
  private final Faults faults;
  private final Calls calls;
  private final Map<Class<?>, Object> facets;
  private final Set<Capability> capabilities;

  private SimulatorDriver(SimulatorSettings settings, Cloud cloud, Journal journal) {
    this.settings = settings;
    this.cloud = cloud;
    this.journal = journal;
    faults = new Faults(cloud::crash);
    calls = new Calls(faults, settings.callTimeout());
    ConsoleLog console = this::tail;
    LoadControl load = this::setLoad;
    facets =
        Map.of(ConsoleLog.class, console, LoadControl.class, load, FaultInjection.class, faults);
    capabilities =
        Set.copyOf(
            EnumSet.of(
                Capability.CONSOLE_LOG, Capability.LOAD_CONTROL, Capability.FAULT_INJECTION));
  }

  /** Opens the cloud that the journal holds, or an empty one. */
  static SimulatorDriver open(Clock clock, SimulatorSettings settings) {
    Cloud cloud = new Cloud(new WorldTime(clock));
    Journal journal =
        settings
            .journal()
            .<Journal>map(path -> JournalFile.open(path, cloud::replay, cloud::state))
            .orElse(Journal.NONE);
    cloud.keepIn(journal);
    return new SimulatorDriver(settings, cloud, journal);
  }

  @Override
  public String name() {
    return SimulatorProvider.NAME;
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public HostProbe probe(HostRef host) {
    return calls.make(
        host,
        "probe",
        () -> {
          HostFigures figures = HostFigures.of(host.uri());
          return new HostProbe(
              "Nephos simulator",
              bootId,
              figures.vcpus(),
              figures.ramMib(),
              figures.diskGib(),
              capabilities);
        });
  }

  @Override
  public Optional<GuestObservation> observe(HostRef host, UUID id) {
    Objects.requireNonNull(id);
    return calls.make(
        host, "observe", () -> Optional.ofNullable(at(host).guest(id)).map(this::observed));
  }

  @Override
  public List<GuestObservation> list(HostRef host) {
    return calls.make(host, "list", () -> at(host).guests().stream().map(this::observed).toList());
  }

  @Override
  public GuestObservation create(HostRef host, GuestSpec spec) {
    return calls.make(
        host,
        "create",
        () -> {
          check(spec);
          if (at(host).guest(spec.id()) == null) {
            calls.work(host, settings.latency());
          }
          return observed(cloud.define(HostFigures.of(host.uri()), spec));
        });
  }

  @Override
  public GuestObservation setPower(
      HostRef host, UUID id, PowerTarget target, PowerMode mode, UUID operationId) {
    Objects.requireNonNull(mode);
    Objects.requireNonNull(operationId);
    Cloud.LifeChange change = (guest, now) -> next(guest, now, target, mode, operationId);
    return calls.make(
        host,
        "setPower",
        () -> {
          Guest before = at(host).guest(id);
          boolean asks = target == PowerTarget.OFF && mode == PowerMode.SOFT;
          if (before != null && !asks && wouldChange(before, change)) {
            calls.work(host, settings.latency());
          }
          return observed(cloud.live(at(host), id, change));
        });
  }

  @Override
  public GuestObservation resize(HostRef host, UUID id, GuestSize size) {
    Objects.requireNonNull(size);
    return calls.make(
        host, "resize", () -> observed(cloud.resize(HostFigures.of(host.uri()), id, size)));
  }

  @Override
  public void destroy(HostRef host, UUID id) {
    Objects.requireNonNull(id);
    calls.make(
        host,
        "destroy",
        () -> {
          cloud.remove(at(host), id);
          return null;
        });
  }

  @Override
  public HostSample sample(HostRef host) {
    return calls.make(
        host,
        "sample",
        () -> {
          long now = cloud.time().now();
          List<GuestSample> guests =
              at(host).guests().stream().flatMap(guest -> sampled(guest, now).stream()).toList();
          return new HostSample(bootId, cloud.time().instant(), guests);
        });
  }

  @Override
  public <F> Optional<F> facet(Class<F> type) {
    return Optional.ofNullable(facets.get(type)).map(type::cast);
  }

  @Override
  public void close() {
    calls.close();
    journal.close();
  }

  /** How often a guest has started; 0 when there is none. */
  int startsOf(HostRef host, UUID id) {
    Guest guest = at(host).guest(id);
    return guest == null ? 0 : guest.life().starts();
  }

  /** What the guests of a host take of it. */
  SimulatedHost.Taken takenOf(HostRef host) {
    return at(host).taken();
  }

  private String tail(HostRef host, UUID id, int maxBytes) {
    if (maxBytes < 1 || maxBytes > TAIL_MAX) {
      throw new IllegalArgumentException("maxBytes is 1 to " + TAIL_MAX);
    }
    return calls.make(
        host,
        "tail",
        () -> {
          Guest guest = at(host).guest(id);
          return guest == null ? "" : SimulatedConsole.tail(guest, cloud.time().now(), maxBytes);
        });
  }

  private void setLoad(String label, int totalCpuPercent) {
    Objects.requireNonNull(label);
    if (totalCpuPercent < 0) {
      throw new IllegalArgumentException("a load is never negative");
    }
    cloud.setLoad(label, totalCpuPercent);
  }

  private Life next(Guest guest, long now, PowerTarget target, PowerMode mode, UUID operationId) {
    Life life = guest.life().at(now);
    GuestSize size = guest.spec().size();
    return switch (target) {
      case ON -> life.on(size);
      case PAUSED -> life.paused(size);
      case REBOOTED -> life.rebooted(operationId, size);
      case OFF ->
          mode == PowerMode.FORCE
              ? life.off()
              : life.askedDown(WorldTime.after(now, settings.stopLatency()));
    };
  }

  private boolean wouldChange(Guest guest, Cloud.LifeChange change) {
    long now = cloud.time().now();
    return !change.next(guest, now).equals(guest.life().at(now));
  }

  private Optional<GuestSample> sampled(Guest guest, long now) {
    Life life = guest.life().at(now);
    if (life.power() != PowerState.RUNNING) {
      return Optional.empty();
    }
    LoadGroup.Work work = cloud.loads().workOf(guest, now);
    return Optional.of(guest.activity().sample(now, work, guest.id(), life.running()));
  }

  private GuestObservation observed(Guest guest) {
    return guest.observed(cloud.time().now(), cloud.time().instant());
  }

  private SimulatedHost at(HostRef host) {
    return cloud.host(HostFigures.of(host.uri()).name());
  }

  /** What no host could fulfil. */
  private static void check(GuestSpec spec) {
    int length = spec.name().codePointCount(0, spec.name().length());
    if (length < 1 || length > NAME_MAX) {
      throw invalid("A name has 1 to " + NAME_MAX + " characters.");
    }
    if (spec.nics().isEmpty()) {
      throw invalid("A guest has at least one network card.");
    }
    if (spec.labels().containsValue("")) {
      throw invalid("A label has a value.");
    }
  }

  private static DriverException invalid(String message) {
    return new DriverException(FailureKind.INVALID, message);
  }
}
