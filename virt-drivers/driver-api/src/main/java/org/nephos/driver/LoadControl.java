package org.nephos.driver;

/** Facet of simulators: makes guests busy. */
public interface LoadControl {
  /**
   * Sets the work that all running guests with this label share evenly, across all hosts of the
   * driver. It holds until it is set again.
   *
   * @param label the value of the label {@code group}
   * @param totalCpuPercent the sum over guests of CPU per cent, where 100 is one guest fully busy
   *     on all its vCPUs; a guest does at most 100
   */
  void setLoad(String label, int totalCpuPercent);
}
