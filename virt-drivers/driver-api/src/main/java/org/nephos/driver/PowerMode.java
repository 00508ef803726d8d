package org.nephos.driver;

/** How a guest is brought down. */
public enum PowerMode {
  /** Ask the guest (ACPI) and return at once; the caller observes, and forces after its term. */
  SOFT,
  /** Pull the plug; the target is reached when the call returns. */
  FORCE
}
