package org.nephos.driver.simulator;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;

/**
 * The simulated world. Every change happens under the lock of its guest: journal first, then
 * memory. Nothing here waits.
 */
final class Cloud {

  /** What a guest's life becomes. */
  interface LifeChange {
    Life next(Guest guest, long now);
  }

  /** Enough that two guests rarely meet on one; bounded, so that absent guests cost nothing. */
  private static final int LOCKS = 1024;

  private final WorldTime time;
  private final Loads loads = new Loads();
  private final ConcurrentMap<String, SimulatedHost> hosts = new ConcurrentHashMap<>();
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
  private Journal journal = Journal.NONE;

  Cloud(WorldTime time) {
    this.time = time;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** From now on, changes go to this journal. To be set before the cloud is shared. */
  void keepIn(Journal newJournal) {
    journal = newJournal;
  }

  SimulatedHost host(String name) {
    return hosts.computeIfAbsent(name, SimulatedHost::new);
  }

  Loads loads() {
    return loads;
  }

  WorldTime time() {
    return time;
  }

  /** Ensures a guest. */
  Guest define(HostFigures figures, GuestSpec spec) {
    SimulatedHost host = host(figures.name());
    return alone(
        spec.id(),
        () -> {
          Guest there = host.guest(spec.id());
          if (there != null) {
            if (!there.spec().equals(spec)) {
              throw new DriverException(
                  FailureKind.CONFLICT,
                  "Guest " + spec.id() + " is there with another specification.");
            }
            return there;
          }
          Guest created = Guest.created(spec);
          roomFor(host, figures, null, spec.size());
          try {
            journal.append(new Change.Defined(host.name(), spec, created.life()));
          } catch (RuntimeException e) {
            host.release(spec.size());
            throw e;
          }
          host.put(created);
          return created;
        });
  }

  /** Gives a guest another life. */
  Guest live(SimulatedHost host, UUID id, LifeChange change) {
    return alone(
        id,
        () -> {
          Guest there = existing(host, id);
          long now = time.now();
          Life after = change.next(there, now).at(now);
          if (after.equals(there.life())) {
            return there;
          }
          journal.append(new Change.Lived(host.name(), id, after));
          Guest next = there.with(loads.follow(there, after, now)).with(after);
          host.put(next);
          return next;
        });
  }

  /** Gives a guest other figures. */
  Guest resize(HostFigures figures, UUID id, GuestSize size) {
    SimulatedHost host = host(figures.name());
    return alone(
        id,
        () -> {
          Guest there = existing(host, id);
          GuestSize before = there.spec().size();
          if (size.diskGib() < before.diskGib()) {
            throw new DriverException(
                FailureKind.INVALID,
                "A disk of " + before.diskGib() + " GiB cannot shrink to " + size.diskGib() + ".");
          }
          if (size.equals(before)) {
            return there;
          }
          Guest next = there.with(size);
          roomFor(host, figures, before, size);
          try {
            journal.append(new Change.Defined(host.name(), next.spec(), next.life()));
          } catch (RuntimeException e) {
            host.release(size);
            host.takeAnyway(before);
            throw e;
          }
          host.put(next);
          return next;
        });
  }

  /** Ensures that a guest is absent. */
  void remove(SimulatedHost host, UUID id) {
    alone(
        id,
        () -> {
          Guest there = host.guest(id);
          if (there != null) {
            journal.append(new Change.Gone(host.name(), id));
            forget(host, there);
          }
          return null;
        });
  }

  /** Makes a guest crash, on whatever host it is. */
  void crash(UUID id) {
    SimulatedHost host =
        hosts.values().stream()
            .filter(candidate -> candidate.guest(id) != null)
            .findAny()
            .orElseThrow(() -> absent(id));
    live(host, id, (guest, now) -> guest.life().at(now).crashed());
  }

  /** Sets the load that a group shares. */
  void setLoad(String group, int percent) {
    alone(
        group,
        () -> {
          journal.append(new Change.LoadSet(group, percent));
          loads.set(group, percent, time.now());
          return null;
        });
  }

  /** Does again what a journal tells. */
  void replay(Change change) {
    long now = time.now();
    if (change instanceof Change.Defined defined) {
      SimulatedHost host = host(defined.host());
      Guest there = host.guest(defined.spec().id());
      if (there != null) {
        forget(host, there);
      }
      host.takeAnyway(defined.spec().size());
      revive(host, Guest.created(defined.spec()), defined.life(), now);
    } else if (change instanceof Change.Lived lived) {
      SimulatedHost host = host(lived.host());
      revive(host, existing(host, lived.id()), lived.life(), now);
    } else if (change instanceof Change.Gone gone) {
      SimulatedHost host = host(gone.host());
      forget(host, existing(host, gone.id()));
    } else if (change instanceof Change.LoadSet load) {
      loads.set(load.label(), load.percent(), now);
    }
  }

  /** The changes that lead from nothing to what is. */
  Stream<Change> state() {
    Stream<Change> guests =
        hosts.values().stream()
            .flatMap(
                host ->
                    host.guests().stream()
                        .map(guest -> new Change.Defined(host.name(), guest.spec(), guest.life())));
    return Stream.concat(guests, loads.set());
  }

  private void revive(SimulatedHost host, Guest guest, Life life, long now) {
    Life current = life.at(now);
    host.put(guest.with(loads.follow(guest, current, now)).with(current));
  }

  private void forget(SimulatedHost host, Guest guest) {
    long now = time.now();
    loads.follow(guest, guest.life().at(now).off(), now);
    host.remove(guest.id());
    host.release(guest.spec().size());
  }

  private static void roomFor(
      SimulatedHost host, HostFigures figures, GuestSize from, GuestSize to) {
    if (!host.take(figures, from, to)) {
      throw new DriverException(
          FailureKind.INSUFFICIENT_CAPACITY,
          "Host " + host.name() + " has no room for " + to + "; taken: " + host.taken() + ".");
    }
  }

  private static Guest existing(SimulatedHost host, UUID id) {
    Guest guest = host.guest(id);
    if (guest == null) {
      throw absent(id);
    }
    return guest;
  }

  private static DriverException absent(UUID id) {
    return new DriverException(FailureKind.NOT_FOUND, "There is no guest " + id + ".");
  }

  private <T> T alone(Object key, Supplier<T> action) {
    int hash = key.hashCode();
    ReentrantLock lock = locks[(hash ^ (hash >>> 16)) & (LOCKS - 1)];
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
