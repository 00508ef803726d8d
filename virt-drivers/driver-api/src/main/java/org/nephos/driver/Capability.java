package org.nephos.driver;

/** What a driver can do beyond the core; each is derived from a facet that is there or is not. */
public enum Capability {
  CONSOLE_LOG,
  GRAPHICAL_CONSOLE,
  LIVE_MIGRATION,
  IMAGE_IMPORT,
  VOLUMES,
  SNAPSHOTS,
  SECURITY_GROUPS,
  LOAD_CONTROL,
  FAULT_INJECTION
}
