package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.ApiTokenState;
import org.nephos.tenancy.api.CreatedApiToken;

/** A token that was just made, with its secret. */
@Schema(name = "ApiTokenCreated")
public record CreatedApiTokenJson(
    UUID id,
    String name,
    UUID project,
    UUID person,
    String username,
    @Schema(enumeration = {"member", "viewer", "billing"}) String role,
    String prefix,
    ApiTokenState state,
    Instant createdAt,
    Instant expiresAt,
    @Schema(
            nullable = true,
            description =
                "Give it as Bearer. It is told this once and not kept; null when the request"
                    + " repeats an earlier one by its Idempotency-Key.",
            examples = "nph_k3JqB0mVd1xq7Qm2y5sLr8eWc4tZp9uHn6aKj3fGvXo")
        String token) {

  static CreatedApiTokenJson of(CreatedApiToken created) {
    ApiTokenJson shown = ApiTokenJson.of(created.token());
    return new CreatedApiTokenJson(
        shown.id(),
        shown.name(),
        shown.project(),
        shown.person(),
        shown.username(),
        shown.role(),
        shown.prefix(),
        shown.state(),
        shown.createdAt(),
        shown.expiresAt(),
        created.secret());
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "CreatedApiTokenJson[id=" + id + ", prefix=" + prefix + "]";
  }
}
