package org.nephos.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.nephos.catalog.TenantOffers;
import org.nephos.compute.Instance;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/** Finds a host for an instance and promises it the room. */
@ApplicationScoped
public class PlacementService {
  @Inject private HostRepository hosts;
  @Inject private TenantOffers offers;

  private final RandomGenerator random = RandomGenerator.getDefault();

  /**
   * Allocates on the best host that has room; part of the caller's transaction.
   *
   * @return the host
   * @throws DriverException BUSY, saying why, when none has room
   */
  public HostCandidate place(Instance instance) {
    PlacementRequest request =
        new PlacementRequest(
            instance.wantedZone(), instance.vcpus(), instance.ramMib(), instance.diskGib());
    List<HostCandidate> all = candidates(request, instance.tenantId());
    for (HostCandidate host : Placement.order(all, request, random)) {
      if (hosts.allocate(host.id(), instance)) {
        return host;
      }
    }
    throw new DriverException(FailureKind.BUSY, why(all, request));
  }

  /**
   * What placement would say now.
   *
   * @param zone null when nowhere
   * @param reason a sentence in English
   */
  public record Outlook(boolean possible, String zone, String reason) {}

  /** Where a tenant's request would start now, without promising anything. */
  public Outlook outlook(PlacementRequest request, UUID tenant) {
    List<HostCandidate> all = candidates(request, tenant);
    List<HostCandidate> able = Placement.order(all, request, random);
    if (!able.isEmpty()) {
      String zone = able.get(0).zone();
      return new Outlook(true, zone, "It will start in zone " + zone + ".");
    }
    return new Outlook(false, null, why(all, request));
  }

  /**
   * Where a request may go: who names no zone gets one that the tenant may order in. A zone that
   * was named was looked at when it was ordered, and stays good for that order.
   */
  private List<HostCandidate> candidates(PlacementRequest request, UUID tenant) {
    List<HostCandidate> all = hosts.candidates(request.zone());
    if (request.zone() != null || tenant == null) {
      return all;
    }
    return offers
        .zones(tenant)
        .map(zones -> all.stream().filter(host -> zones.contains(host.zone())).toList())
        .orElse(all);
  }

  private static String why(List<HostCandidate> all, PlacementRequest request) {
    if (all.isEmpty()) {
      return "There is no host in this zone.";
    }
    Map<String, Long> reasons = Placement.reasons(all, request);
    String listed =
        reasons.entrySet().stream()
            .map(
                reason ->
                    reason.getValue()
                        + (reason.getKey().equals("state")
                            ? " are down or in maintenance"
                            : " have too little " + reason.getKey()))
            .collect(Collectors.joining(", "));
    return "No host has room now: of " + all.size() + ", " + listed + ".";
  }
}
