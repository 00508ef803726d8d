package org.nephos.compute;

import java.util.Locale;

/** What a person can do to an instance directly, without an order. */
public enum InstanceAction {
  START,
  STOP,
  FORCE_STOP,
  REBOOT,
  PAUSE,
  RESUME;

  /** The word of the API, for example {@code force-stop}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
