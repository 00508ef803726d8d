package org.nephos.driver.libvirt;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.libvirt.LibvirtException;
import org.nephos.driver.Capability;
import org.nephos.driver.ConsoleLog;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.HostProbe;
import org.nephos.driver.HostRef;
import org.nephos.driver.HostSample;
import org.nephos.driver.HypervisorDriver;
import org.nephos.driver.PowerMode;
import org.nephos.driver.PowerTarget;

/** QEMU guests by libvirt. It keeps nothing of its own: all it knows, it reads from the hosts. */
public final class LibvirtDriver implements HypervisorDriver {
  /** The driver's name. */
  public static final String NAME = "libvirt";

  private static final int TAIL_MAX = 1 << 20;

  /** Longer than any image takes; a host that falls silent ends a transfer by itself. */
  private static final Duration TRANSFER_TIMEOUT = Duration.ofHours(6);

  private static final Set<Capability> CAPABILITIES = Set.of(Capability.CONSOLE_LOG);

  private final Clock clock;
  private final LibvirtSettings settings;
  private final Map<String, LibvirtHost> hosts = new ConcurrentHashMap<>();
  private final AtomicBoolean eventLoop = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private final GuestDomains domains = new GuestDomains();
  private final ImageStore images;
  private final GuestLifecycle lifecycle;
  private final GuestPower power;
  private final GuestResize resize;
  private final HostMetrics metrics;
  private final SerialLog log;

  LibvirtDriver(Clock clock, LibvirtSettings settings) {
    this.clock = clock;
    this.settings = settings;
    Volumes volumes = Volumes.secret(settings.poolName(), settings.poolDir());
    HostNetworks networks = new HostNetworks(new Addresses(settings));
    images = new ImageStore(volumes);
    lifecycle = new GuestLifecycle(domains, volumes, images, networks);
    power = new GuestPower(domains, networks);
    resize = new GuestResize(domains, volumes);
    metrics = new HostMetrics(clock, volumes, CAPABILITIES);
    log = new SerialLog(volumes);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public HostProbe probe(HostRef host) {
    return call(host, metrics::probe);
  }

  @Override
  public Optional<GuestObservation> observe(HostRef host, UUID id) {
    return call(host, call -> domains.find(call, id))
        // A record that is not whole is no guest yet.
        .filter(found -> found.record().isEmpty() || found.isWhole())
        .map(this::observed);
  }

  @Override
  public List<GuestObservation> list(HostRef host) {
    return call(host, domains::all).stream().map(this::observed).toList();
  }

  @Override
  public GuestObservation create(HostRef host, GuestSpec spec) {
    SpecRules.check(spec);
    LibvirtHost at = at(host);
    CallDeadline deadline = at.deadline();
    Optional<GuestDomain> made = create(at, deadline, spec);
    if (made.isEmpty()) {
      at.transfers()
          .await(
              spec.image().id(),
              deadline,
              () ->
                  at.here(
                      CallDeadline.in(TRANSFER_TIMEOUT),
                      call -> {
                        images.bring(call, spec.image());
                        return true;
                      }));
      made = create(at, deadline, spec);
    }
    return made.map(this::observed)
        .orElseThrow(
            () ->
                new DriverException(FailureKind.BUSY, host.name() + ": the image went away again"));
  }

  @Override
  public GuestObservation setPower(
      HostRef host, UUID id, PowerTarget target, PowerMode mode, UUID operationId) {
    return observed(alone(host, id, call -> power.set(call, id, target, mode, operationId)));
  }

  @Override
  public GuestObservation resize(HostRef host, UUID id, GuestSize size) {
    return observed(alone(host, id, call -> resize.resize(call, id, size)));
  }

  @Override
  public void destroy(HostRef host, UUID id) {
    alone(
        host,
        id,
        call -> {
          lifecycle.destroy(call, id);
          return true;
        });
  }

  @Override
  public HostSample sample(HostRef host) {
    return call(host, metrics::sample);
  }

  @Override
  public <F> Optional<F> facet(Class<F> type) {
    ConsoleLog console = this::tail;
    return type == ConsoleLog.class ? Optional.of(type.cast(console)) : Optional.empty();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      hosts.values().forEach(LibvirtHost::close);
      if (eventLoop.get()) {
        EventLoop.release();
      }
    }
  }

  private String tail(HostRef host, UUID id, int maxBytes) {
    if (maxBytes < 1 || maxBytes > TAIL_MAX) {
      throw new IllegalArgumentException("maxBytes is 1 to " + TAIL_MAX);
    }
    return call(host, call -> log.tail(call, id, maxBytes));
  }

  private Optional<GuestDomain> create(LibvirtHost at, CallDeadline deadline, GuestSpec spec) {
    return at.call(
        deadline, call -> at.locks().holding(spec.id(), deadline, () -> creation(call, spec)));
  }

  /** What a host was known to have can be gone; then the second try looks for itself. */
  private Optional<GuestDomain> creation(HostCall call, GuestSpec spec) {
    try {
      return lifecycle.create(call, spec);
    } catch (DriverException e) {
      if (e.kind() != FailureKind.NOT_FOUND) {
        throw e;
      }
      return lifecycle.create(call, spec);
    }
  }

  private <T> T alone(HostRef host, UUID id, Function<HostCall, T> work) {
    LibvirtHost at = at(host);
    CallDeadline deadline = at.deadline();
    return at.call(deadline, call -> at.locks().holding(id, deadline, () -> work.apply(call)));
  }

  private <T> T call(HostRef host, Function<HostCall, T> work) {
    LibvirtHost at = at(host);
    return at.call(at.deadline(), work);
  }

  private GuestObservation observed(GuestDomain guest) {
    return guest.observed(clock.instant());
  }

  private LibvirtHost at(HostRef host) {
    if (closed.get()) {
      throw new DriverException(FailureKind.UNREACHABLE, host.name() + ": the driver is closed");
    }
    startEventLoop();
    return hosts.computeIfAbsent(host.uri(), uri -> new LibvirtHost(host, settings));
  }

  private void startEventLoop() {
    if (eventLoop.get()) {
      return;
    }
    synchronized (eventLoop) {
      if (eventLoop.get()) {
        return;
      }
      try {
        EventLoop.acquire();
        eventLoop.set(true);
      } catch (LibvirtException | LinkageError e) {
        System.getLogger(NAME).log(Level.ERROR, "libvirt's client library does not work here", e);
        throw new DriverException(
            FailureKind.UNSUPPORTED, "libvirt's client library is not installed here", e);
      }
    }
  }
}
