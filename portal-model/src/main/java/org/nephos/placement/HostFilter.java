package org.nephos.placement;

/** Says whether a host can take a request at all. */
public interface HostFilter {
  /** The word for why not, for message bundles: {@code zone}, {@code state}, {@code ram}, … */
  String reason();

  /** Whether it can. */
  boolean admits(HostCandidate host, PlacementRequest request);
}
