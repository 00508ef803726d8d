package org.nephos.compute;

import java.util.Map;
import java.util.UUID;

/**
 * What a new instance is made of; references are authorised already and figures copied.
 *
 * @param scalingGroupId null when it is no member of a group
 * @param wantedZone null for any
 */
public record InstanceSpec(
    UUID id,
    UUID tenantId,
    UUID projectId,
    UUID orderId,
    UUID scalingGroupId,
    String name,
    UUID flavorId,
    String flavorName,
    int vcpus,
    int ramMib,
    int diskGib,
    UUID imageId,
    String wantedZone,
    UUID networkId,
    String keypairName,
    String publicKey,
    String userData,
    Map<String, String> tags,
    UUID createdBy,
    String createdByName) {
  /** Keeps user data out of logs. */
  @Override
  public String toString() {
    return "InstanceSpec[" + id + "]";
  }
}
