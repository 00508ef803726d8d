package org.nephos.scaling;

/** What is done to a group's size. */
public enum ScalingAction {
  /** It grows. */
  OUT,
  /** It shrinks. */
  IN,
  /** It stays as it is. */
  HOLD,
  /** Members that broke make way for new ones. */
  REPLACE,
  /** A person said so. */
  MANUAL
}
