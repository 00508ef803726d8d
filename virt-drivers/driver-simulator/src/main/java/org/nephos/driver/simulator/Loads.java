package org.nephos.driver.simulator;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.nephos.driver.PowerState;

/**
 * Which guests work how much. Guests without a group are idle and share nothing, not even a lock.
 */
final class Loads {

  private final ConcurrentMap<String, LoadGroup> groups = new ConcurrentHashMap<>();

  /** Sets the load of a group, which need not have guests yet. */
  void set(String group, int percent, long now) {
    group(group, now).setLoad(now, percent);
  }

  /** The loads that were set. */
  Stream<Change.LoadSet> set() {
    return groups.entrySet().stream()
        .filter(entry -> entry.getValue().load() >= 0)
        .map(entry -> new Change.LoadSet(entry.getKey(), entry.getValue().load()));
  }

  /** What a running guest's activity is measured by. */
  LoadGroup.Work workOf(Guest guest, long now) {
    return guest.group() == null ? LoadGroup.Work.idle(now) : group(guest.group(), now).workAt(now);
  }

  /**
   * Follows a guest into another life: it joins or leaves those who share the load of its group.
   *
   * @param after its next life, as it is now
   * @return its activity in that life; null when it then does nothing
   */
  Activity follow(Guest guest, Life after, long now) {
    Life before = guest.life().at(now);
    boolean ran = before.power() == PowerState.RUNNING;
    boolean runs = after.power() == PowerState.RUNNING;
    boolean waited = before.power() == PowerState.PAUSED;
    boolean waits = after.power() == PowerState.PAUSED;
    if (runs && !ran) {
      LoadGroup.Work work = join(guest, now, after.downAt());
      return waited ? guest.activity().resumed(now, work) : Activity.begun(now, work);
    }
    if (ran && !runs) {
      LoadGroup.Work work = leave(guest, now, before.downAt());
      return waits ? guest.activity().until(now, work, guest.id(), before.running().vcpus()) : null;
    }
    if (runs && before.downAt() != after.downAt() && guest.group() != null) {
      group(guest.group(), now).postpone(now, before.downAt(), after.downAt());
    }
    if (waits && !waited) {
      return Activity.begun(now, workOf(guest, now));
    }
    return runs || waits ? guest.activity() : null;
  }

  private LoadGroup.Work join(Guest guest, long now, long downAt) {
    return guest.group() == null
        ? LoadGroup.Work.idle(now)
        : group(guest.group(), now).join(now, downAt);
  }

  private LoadGroup.Work leave(Guest guest, long now, long downAt) {
    return guest.group() == null
        ? LoadGroup.Work.idle(now)
        : group(guest.group(), now).leave(now, downAt);
  }

  private LoadGroup group(String name, long now) {
    return groups.computeIfAbsent(name, absent -> new LoadGroup(now));
  }
}
