package org.nephos.driver.simulator;

import java.time.Instant;
import java.util.UUID;
import org.nephos.driver.GuestObservation;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;

/**
 * A guest at one moment.
 *
 * @param spec as created, with the figures of the last resize
 * @param life its power
 * @param activity what it does; null while it is neither running nor paused
 */
record Guest(GuestSpec spec, Life life, Activity activity) {

  static Guest created(GuestSpec spec) {
    return new Guest(spec, Life.unborn(), null);
  }

  UUID id() {
    return spec.id();
  }

  Guest with(Life newLife) {
    return new Guest(spec, newLife, activity);
  }

  Guest with(Activity newActivity) {
    return new Guest(spec, life, newActivity);
  }

  Guest with(GuestSize size) {
    return new Guest(
        new GuestSpec(
            spec.id(), spec.name(), size, spec.image(), spec.nics(), spec.seed(), spec.labels()),
        life,
        activity);
  }

  /** The scaling group whose load it shares, or null. */
  String group() {
    return spec.labels().get("group");
  }

  GuestObservation observed(long now, Instant at) {
    return new GuestObservation(id(), life.at(now).power(), spec.size(), spec.labels(), at);
  }
}
