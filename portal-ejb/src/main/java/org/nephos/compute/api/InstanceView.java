package org.nephos.compute.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.compute.PowerState;

/**
 * An instance as the caller may see it.
 *
 * @param task null when nothing is being done to it
 * @param taskStep what the job is at, in a word for the message bundle, or null
 * @param taskSince null without a task
 * @param powerState what the hypervisor last said; null before it said anything
 * @param host the host's name; null for everybody but the operator, and before placement
 * @param hostId the host, as for its name
 * @param imageName as it is called now
 * @param createdBy who ordered it
 * @param scalingGroup null when it is not a member of one
 * @param activeJob the job that works on it, or null
 * @param actions what the caller may do to it now, as the API's words, {@code delete} included
 * @param version changes with every change; the ETag
 */
public record InstanceView(
    UUID id,
    String name,
    String hostName,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    InstanceState state,
    InstanceTask task,
    String taskStep,
    Instant taskSince,
    PowerState powerState,
    Instant observedAt,
    FlavorFigures flavor,
    UUID image,
    String imageName,
    String zone,
    String host,
    UUID hostId,
    List<AddressView> addresses,
    Map<String, String> tags,
    Instant createdAt,
    Instant activeAt,
    Instant deletedAt,
    String createdBy,
    UUID orderId,
    UUID scalingGroup,
    Instant leaseEnd,
    Instant leaseDeleteAt,
    FaultView fault,
    UUID activeJob,
    List<String> actions,
    long version) {

  /** The instance's own copy of its flavor's figures. */
  public record FlavorFigures(UUID id, String name, int vcpus, int ramMib, int diskGib) {}

  /**
   * @param network the network's id
   */
  public record AddressView(UUID network, String networkName, String ip, String mac) {}
}
