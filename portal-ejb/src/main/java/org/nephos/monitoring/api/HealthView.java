package org.nephos.monitoring.api;

import java.util.List;

/**
 * @param up whether all checks that matter are up
 */
public record HealthView(boolean up, List<Check> checks) {
  /**
   * @param name {@code database}, {@code scheduler}, {@code hosts}, …
   * @param detail for the operator; no secrets
   */
  public record Check(String name, boolean up, String detail) {}
}
