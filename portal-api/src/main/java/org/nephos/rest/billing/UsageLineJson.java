package org.nephos.rest.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.UsageLineView;

/** One interval of one meter of one resource. */
@Schema(name = "UsageLine")
public record UsageLineJson(
    ResourceJson resource,
    UUID project,
    String projectName,
    @Schema(examples = "instance.vcpu") String meter,
    @Schema(description = "Inclusive.") Instant from,
    @Schema(description = "Exclusive; of an open interval the second of the request.") Instant to,
    @Schema(examples = "3600") long seconds,
    @Schema(type = SchemaType.STRING, examples = "2", description = "All the time.")
        BigDecimal quantity,
    @Schema(examples = "vCPU") String unit,
    @Schema(
            type = SchemaType.STRING,
            examples = "0.01",
            description = "Per unit and hour; of what is counted (GB) per unit, with 3600 seconds.")
        BigDecimal unitPrice,
    MoneyJson cost,
    @Schema(description = "Whether it goes on.") boolean open) {

  /** What was used. */
  @Schema(name = "UsageResource")
  public record ResourceJson(UUID id, @Schema(examples = "instance") String type, String name) {}

  static UsageLineJson of(UsageLineView view) {
    return new UsageLineJson(
        new ResourceJson(view.resource().id(), view.resource().type(), view.resource().name()),
        view.project(),
        view.projectName(),
        view.meter(),
        view.from(),
        view.to(),
        view.seconds(),
        view.quantity(),
        view.unit(),
        view.unitPrice(),
        MoneyJson.of(view.cost()),
        view.open());
  }
}
