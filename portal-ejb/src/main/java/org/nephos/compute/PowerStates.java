package org.nephos.compute;

/** Translates what drivers say. */
final class PowerStates {
  private PowerStates() {}

  static PowerState of(org.nephos.driver.PowerState state) {
    return PowerState.valueOf(state.name());
  }
}
