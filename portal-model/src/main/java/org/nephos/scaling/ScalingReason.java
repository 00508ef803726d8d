package org.nephos.scaling;

import java.util.Locale;

/** Why a group's size changes or stays. */
public enum ScalingReason {
  /** The load is at or above the upper threshold. */
  ABOVE,
  /** The load is at or below the lower threshold. */
  BELOW,
  /** The load is between the thresholds. */
  STEADY,
  /** There are fewer members than the least number. */
  BELOW_MIN,
  /** There are fewer members than wanted. */
  BELOW_DESIRED,
  /** There are more members than wanted. */
  ABOVE_DESIRED,
  /** It would grow, but has its greatest size. */
  AT_MAX,
  /** It would shrink, but has its least size. */
  AT_MIN,
  /** The pause after the last change is not over. */
  COOLDOWN,
  /** Too few samples say anything of the window. */
  NO_DATA,
  /** A member broke. */
  MEMBER_LOST,
  /** Members that leave or are tried out first take the room of those that are wanted. */
  WAITING,
  /** New members kept failing. */
  BREAKER,
  /** A person said so. */
  MANUAL;

  /** The word of API and message bundles, for example {@code member-lost}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
