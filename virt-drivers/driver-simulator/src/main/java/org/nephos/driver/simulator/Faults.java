package org.nephos.driver.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection;

/** The faults that are armed. Hosts are named as the portal names them. */
final class Faults implements FaultInjection {

  private static final String ANY = "*";

  private static final Set<String> OPERATIONS =
      Set.of(
          ANY,
          "probe",
          "observe",
          "list",
          "create",
          "setPower",
          "resize",
          "destroy",
          "sample",
          "tail");

  /**
   * One armed fault.
   *
   * @param host the host's name or {@code *}
   * @param operation the method's name or {@code *}
   * @param fault what shall happen
   * @param kind with what kind it fails
   * @param left how often yet
   * @param delay how long it takes
   */
  record Armed(
      String host,
      String operation,
      Fault fault,
      FailureKind kind,
      AtomicInteger left,
      Duration delay) {

    private boolean matches(String aHost, String anOperation) {
      return (host.equals(ANY) || host.equals(aHost))
          && (operation.equals(ANY) || operation.equals(anOperation));
    }

    /** Whether it may happen once more; one of several threads gets the last time. */
    private boolean use() {
      return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private boolean isUsedUp() {
      return left.get() == 0;
    }
  }

  private final List<Armed> armed = new CopyOnWriteArrayList<>();
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private final Consumer<UUID> crash;

  Faults(Consumer<UUID> crash) {
    this.crash = crash;
  }

  @Override
  public void arm(
      String host, String operation, Fault fault, FailureKind kind, int times, Duration delay) {
    Objects.requireNonNull(host);
    Objects.requireNonNull(fault);
    if (!OPERATIONS.contains(operation)) {
      throw new IllegalArgumentException("no such operation: " + operation);
    }
    if (fault == Fault.FAIL_BEFORE && kind == null) {
      throw new IllegalArgumentException("a call fails with a kind");
    }
    if (times < 1 || delay.isNegative()) {
      throw new IllegalArgumentException("times is at least 1 and a delay never negative");
    }
    armed.add(new Armed(host, operation, fault, kind, new AtomicInteger(times), delay));
  }

  @Override
  public void setReachable(String host, boolean reachable) {
    if (reachable) {
      unreachable.remove(host);
    } else {
      unreachable.add(host);
    }
  }

  @Override
  public void crashGuest(UUID id) {
    crash.accept(id);
  }

  @Override
  public void reset() {
    armed.clear();
    unreachable.clear();
  }

  boolean isReachable(String host) {
    return !unreachable.contains(host);
  }

  /** The fault that hits this call, the one armed first; it is used up by it. */
  Optional<Armed> next(String host, String operation) {
    Optional<Armed> hit =
        armed.stream().filter(f -> f.matches(host, operation) && f.use()).findFirst();
    hit.filter(Armed::isUsedUp).ifPresent(armed::remove);
    return hit;
  }
}
