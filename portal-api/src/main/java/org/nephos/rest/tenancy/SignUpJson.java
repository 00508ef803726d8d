package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.SignUpState;
import org.nephos.tenancy.api.SignUpView;

/** A request for a tenant. */
@Schema(name = "SignUp")
public record SignUpJson(
    UUID id,
    MeJson.UserJson user,
    @Schema(examples = "Initech Ltd") String organisation,
    @Schema(description = "That the tenant is to have.", examples = "initech") String name,
    @Schema(examples = "office@initech.example") String contactEmail,
    String reason,
    SignUpState state,
    Instant createdAt,
    @Schema(nullable = true) Instant decidedAt,
    @Schema(nullable = true, description = "What was said to the decision.") String decision,
    @Schema(nullable = true, description = "The id of the tenant that it became.") UUID tenant) {

  static SignUpJson of(SignUpView view) {
    return new SignUpJson(
        view.id(),
        new MeJson.UserJson(view.person(), view.username(), view.displayName(), view.email()),
        view.organisation(),
        view.name(),
        view.contactEmail(),
        view.reason(),
        view.state(),
        view.createdAt(),
        view.decidedAt(),
        view.decision(),
        view.tenant());
  }
}
