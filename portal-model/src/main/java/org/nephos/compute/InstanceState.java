package org.nephos.compute;

/** What an instance is; what is being done to it is its {@link InstanceTask}. */
public enum InstanceState {
  REQUESTED,
  BUILDING,
  ACTIVE,
  STOPPED,
  PAUSED,
  SHELVED,
  RESIZED,
  ERROR,
  SOFT_DELETED,
  DELETED
}
