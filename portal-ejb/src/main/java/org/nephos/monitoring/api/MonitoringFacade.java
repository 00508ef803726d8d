package org.nephos.monitoring.api;

import java.util.UUID;

/** How the portal itself is doing, and the dashboard. */
public interface MonitoringFacade {
  /**
   * The dashboard of a project.
   *
   * @param project null for all that the caller sees
   */
  OverviewView overview(UUID project);

  /** Whether the process works at all; needs no caller. */
  HealthView live();

  /** Whether it can take requests: database, scheduler, hosts; needs no caller. */
  HealthView ready();

  /** All meters of the portal in Prometheus' text format; needs no caller. */
  String prometheus();
}
