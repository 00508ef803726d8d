package org.nephos.compute;

import java.util.Locale;

/** What can happen to an instance. Requests come from people, the rest from what was observed. */
public enum InstanceTrigger {
  REQUESTED,
  BUILD_STARTED,
  BUILT,
  BUILD_FAILED,
  START_REQUESTED,
  STARTED,
  STOP_REQUESTED,
  STOPPED,
  REBOOT_REQUESTED,
  REBOOTED,
  PAUSE_REQUESTED,
  PAUSED,
  RESUME_REQUESTED,
  RESUMED,
  TASK_FAILED,
  DELETE_REQUESTED,
  SOFT_DELETE_REQUESTED,
  SOFT_DELETED,
  RESTORED,
  ABSENCE_CONFIRMED,
  FOUND_STOPPED,
  FOUND_RUNNING,
  FOUND_PAUSED,
  FOUND_CRASHED,
  FOUND_ABSENT;

  /** The word of API and history, for example {@code stop-requested}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
