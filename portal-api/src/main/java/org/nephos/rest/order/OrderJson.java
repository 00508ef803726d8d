package org.nephos.rest.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.OrderState;
import org.nephos.order.api.OrderView;
import org.nephos.rest.compute.FaultJson;

/** An order and where it stands. */
@Schema(name = "Order")
public record OrderJson(
    UUID id,
    @Schema(examples = "instance.create") String kind,
    OrderState state,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    @Schema(examples = "web") String name,
    @Schema(description = "What, and how many, in one line.") String summary,
    int count,
    @Schema(
            description =
                "The ids of what it makes, final from the first answer on; empty while it waits"
                    + " for quota.")
        List<UUID> instances,
    @Schema(nullable = true, description = "What another kind of order makes.") UUID target,
    QuoteJson quote,
    String createdBy,
    Instant createdAt,
    @Schema(nullable = true, description = "Null while it is under way.") Instant finishedAt,
    @Schema(nullable = true) FaultJson fault,
    @Schema(nullable = true, description = "Why it is wanted.") String reason,
    @Schema(nullable = true, description = "Where a policy asks for one.") ApprovalJson approval) {

  static OrderJson of(OrderView view) {
    return new OrderJson(
        view.id(),
        view.kind(),
        view.state(),
        view.project(),
        view.projectName(),
        view.tenant(),
        view.tenantName(),
        view.name(),
        view.summary(),
        view.count(),
        view.instances(),
        view.target(),
        QuoteJson.of(view.quote()),
        view.createdBy(),
        view.createdAt(),
        view.finishedAt(),
        FaultJson.of(view.fault()),
        view.reason(),
        ApprovalJson.of(view.approval()));
  }
}
