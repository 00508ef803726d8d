package org.nephos.rest.compute;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.compute.InstanceState;
import org.nephos.compute.PowerState;
import org.nephos.compute.api.InstanceView;

/** An instance as the caller may see it. */
@Schema(name = "Instance")
public record InstanceJson(
    @Schema(description = "The UUID of its domain on the host too.") UUID id,
    @Schema(examples = "web") String name,
    @Schema(examples = "web-3f2a") String hostName,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    InstanceState state,
    @Schema(
            nullable = true,
            description = "What is being done to it; null when nothing is.",
            examples = "building")
        String task,
    @Schema(nullable = true, description = "What the job is at.") String taskStep,
    @Schema(nullable = true) Instant taskSince,
    @Schema(nullable = true, description = "What the hypervisor last said.") PowerState powerState,
    @Schema(nullable = true, description = "When it said so.") Instant observedAt,
    FlavorFiguresJson flavor,
    @Schema(description = "The image's id.") UUID image,
    String imageName,
    @Schema(examples = "sim") String zone,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The id of the host it runs on; the operator's answers only.")
        UUID host,
    List<AddressJson> addresses,
    @Schema(description = "The ids of volumes plugged into it.") List<UUID> volumes,
    Map<String, String> tags,
    Instant createdAt,
    @Schema(nullable = true) Instant activeAt,
    @Schema(nullable = true) Instant deletedAt,
    String createdBy,
    UUID orderId,
    @Schema(nullable = true, description = "The scaling group that it is a member of.")
        UUID scalingGroup,
    @Schema(nullable = true, description = "When its lease ends; null for never.") Instant leaseEnd,
    @Schema(
            nullable = true,
            description = "When it is deleted because its lease is over; null while it is not.")
        Instant leaseDeleteAt,
    @Schema(nullable = true) FaultJson fault,
    @Schema(nullable = true, description = "The job that works on it.") UUID activeJob,
    @Schema(description = "What you may do to it now.", examples = "[\"stop\", \"reboot\"]")
        List<String> actions) {

  /** The instance's own copy of its flavor's figures. */
  @Schema(name = "FlavorFigures")
  public record FlavorFiguresJson(UUID id, String name, int vcpus, int ramMib, int diskGib) {}

  /** Where it can be reached. */
  @Schema(name = "Address")
  public record AddressJson(
      @Schema(description = "The network's id.") UUID network,
      String networkName,
      @Schema(nullable = true, examples = "192.168.122.17") String ip,
      @Schema(examples = "52:54:00:12:34:56") String mac) {}

  static InstanceJson of(InstanceView view) {
    return new InstanceJson(
        view.id(),
        view.name(),
        view.hostName(),
        view.project(),
        view.projectName(),
        view.tenant(),
        view.tenantName(),
        view.state(),
        view.task() == null ? null : view.task().name().toLowerCase(Locale.ROOT),
        view.taskStep(),
        view.taskSince(),
        view.powerState(),
        view.observedAt(),
        flavor(view.flavor()),
        view.image(),
        view.imageName(),
        view.zone(),
        view.hostId(),
        view.addresses().stream()
            .map(
                address ->
                    new AddressJson(
                        address.network(), address.networkName(), address.ip(), address.mac()))
            .toList(),
        List.of(),
        view.tags(),
        view.createdAt(),
        view.activeAt(),
        view.deletedAt(),
        view.createdBy(),
        view.orderId(),
        view.scalingGroup(),
        view.leaseEnd(),
        view.leaseDeleteAt(),
        FaultJson.of(view.fault()),
        view.activeJob(),
        view.actions());
  }

  private static FlavorFiguresJson flavor(InstanceView.FlavorFigures flavor) {
    return new FlavorFiguresJson(
        flavor.id(), flavor.name(), flavor.vcpus(), flavor.ramMib(), flavor.diskGib());
  }
}
