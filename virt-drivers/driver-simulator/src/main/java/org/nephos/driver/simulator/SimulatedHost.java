package org.nephos.driver.simulator;

import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.nephos.driver.GuestSize;

/** A host: its guests, and what they take of it. Defined guests take room, running or not. */
final class SimulatedHost {

  /**
   * What is taken.
   *
   * @param vcpus virtual processors
   * @param ramMib memory in MiB
   * @param diskGib disk in GiB
   */
  record Taken(long vcpus, long ramMib, long diskGib) {
    Taken plus(GuestSize size) {
      return new Taken(vcpus + size.vcpus(), ramMib + size.ramMib(), diskGib + size.diskGib());
    }

    Taken minus(GuestSize size) {
      return new Taken(vcpus - size.vcpus(), ramMib - size.ramMib(), diskGib - size.diskGib());
    }

    /** What grows from {@code before} to this must fit; what shrinks may, even when it does not. */
    boolean growsWithin(HostFigures figures, Taken before) {
      return (vcpus <= figures.vcpus() || vcpus <= before.vcpus)
          && (ramMib <= figures.ramMib() || ramMib <= before.ramMib)
          && (diskGib <= figures.diskGib() || diskGib <= before.diskGib);
    }
  }

  private final String name;
  private final ConcurrentMap<UUID, Guest> guests = new ConcurrentHashMap<>();
  private final AtomicReference<Taken> taken = new AtomicReference<>(new Taken(0, 0, 0));

  SimulatedHost(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Guest guest(UUID id) {
    return guests.get(id);
  }

  Collection<Guest> guests() {
    return guests.values();
  }

  void put(Guest guest) {
    guests.put(guest.id(), guest);
  }

  void remove(UUID id) {
    guests.remove(id);
  }

  Taken taken() {
    return taken.get();
  }

  /**
   * Takes room for one guest more, or for a guest's growth from {@code from}, which may be null.
   */
  boolean take(HostFigures figures, GuestSize from, GuestSize to) {
    while (true) {
      Taken before = taken.get();
      Taken after = (from == null ? before : before.minus(from)).plus(to);
      if (!after.growsWithin(figures, before)) {
        return false;
      }
      if (taken.compareAndSet(before, after)) {
        return true;
      }
    }
  }

  /** Takes room whatever the host's figures: the guest is there. */
  void takeAnyway(GuestSize size) {
    taken.updateAndGet(before -> before.plus(size));
  }

  void release(GuestSize size) {
    taken.updateAndGet(before -> before.minus(size));
  }
}
