package org.nephos.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.nephos.compute.Instance;

/** Finds a host for an instance and promises it the room. */
@ApplicationScoped
public class PlacementService {
  @Inject private HostRepository hosts;

  private final RandomGenerator random = RandomGenerator.getDefault();

  /**
   * Allocates on the best host that has room; part of the caller's transaction.
   *
   * @return the host, or empty when none has room
   */
  public Optional<HostCandidate> place(Instance instance) {
    PlacementRequest request =
        new PlacementRequest(
            instance.wantedZone(), instance.vcpus(), instance.ramMib(), instance.diskGib());
    for (HostCandidate host : Placement.order(hosts.candidates(request.zone()), request, random)) {
      if (hosts.allocate(host.id(), instance)) {
        return Optional.of(host);
      }
    }
    return Optional.empty();
  }

  /**
   * What placement would say now.
   *
   * @param zone null when nowhere
   * @param reason a sentence in English
   */
  public record Outlook(boolean possible, String zone, String reason) {}

  /** Where a request would start now, without promising anything. */
  public Outlook outlook(PlacementRequest request) {
    List<HostCandidate> all = hosts.candidates(request.zone());
    List<HostCandidate> able = Placement.order(all, request, random);
    if (!able.isEmpty()) {
      String zone = able.get(0).zone();
      return new Outlook(true, zone, "It will start in zone " + zone + ".");
    }
    return new Outlook(false, null, why(all, request));
  }

  /** Why no host can take a request, in a sentence. */
  public String why(PlacementRequest request) {
    return why(hosts.candidates(request.zone()), request);
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
