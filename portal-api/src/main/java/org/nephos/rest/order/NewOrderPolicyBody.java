package org.nephos.rest.order;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.order.api.CreateOrderPolicy;

/** A policy on orders to be. */
@Schema(name = "OrderPolicyCreate")
public record NewOrderPolicyBody(
    @Schema(description = "Whose orders it is about; left out, all of the cloud (operator).")
        UUID tenant,
    @NotNull
        @Schema(
            description = "1 to 63 characters, unique in its tenant.",
            examples = "large orders")
        String name,
    @Schema(description = "Whether it counts.", defaultValue = "true") Boolean enabled,
    @Schema(description = "Which orders it is about; all of them when left out.")
        OrderPolicyBody.ConditionsBody conditions,
    @NotNull
        @Schema(
            description = "The strictest policy that is about an order decides.",
            enumeration = {"automatic", "approval", "refusal"})
        String outcome,
    @Schema(
            description = "Who decides; needed for an approval, and only there.",
            enumeration = {"tenant-admin", "operator"})
        String approver,
    @Schema(
            description = "When those who decide are reminded; not when left out.",
            examples = "P1D")
        String remindAfter,
    @Schema(
            description = "When the default decision is taken; P7D when left out.",
            examples = "P7D")
        String decideAfter,
    @Schema(
            description = "What becomes of an order that nobody decides; expire when left out.",
            enumeration = {"approve", "reject", "expire"})
        String defaultDecision,
    @Schema(description = "What it says to those who order.", maxLength = 1000) String message,
    @Schema(description = "What those orders must be like.") OrderPolicyBody.RulesBody rules) {

  CreateOrderPolicy command() {
    OrderPolicyBody said =
        new OrderPolicyBody(
            name,
            enabled,
            conditions,
            outcome,
            approver,
            remindAfter,
            decideAfter,
            defaultDecision,
            message,
            rules);
    return new CreateOrderPolicy(tenant, said.spec());
  }
}
