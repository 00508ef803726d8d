package org.nephos.placement.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Hosts and their capacity; operator only. */
public interface HostFacade {
  /** By name; filters {@code zone}, {@code state}, {@code name}. */
  Page<HostView> list(ListQuery query);

  HostView get(UUID id);

  /** Takes a host out of placement, or back; what runs on it is left alone. */
  HostView setMaintenance(UUID id, boolean on, String reason);

  /** The cloud's capacity and what is promised of it. */
  CapacityView capacity();

  /** Sums over all hosts that are not in maintenance. */
  record CapacityView(HostView.Figures capacity, HostView.Figures allocated, long hosts, long up) {}
}
