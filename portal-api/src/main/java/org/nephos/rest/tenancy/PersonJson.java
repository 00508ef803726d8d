package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.PersonView;

/** Somebody who has signed in. */
@Schema(name = "Person")
public record PersonJson(
    UUID id,
    String username,
    String displayName,
    String email,
    Instant createdAt,
    @Schema(nullable = true, description = "In a browser; null where it is not known.")
        Instant lastSignInAt,
    List<HeldRoleJson> roles) {

  /** A role and where it holds. */
  @Schema(name = "HeldRole")
  public record HeldRoleJson(
      @Schema(examples = "tenant-admin") String role,
      @Schema(nullable = true, description = "The id; null for the whole cloud.") UUID tenant,
      @Schema(nullable = true, description = "Null for all projects of the tenant.")
          UUID project) {}

  static PersonJson of(PersonView view) {
    return new PersonJson(
        view.id(),
        view.username(),
        view.displayName(),
        view.email(),
        view.createdAt(),
        view.lastSignInAt(),
        view.roles().stream()
            .map(held -> new HeldRoleJson(RoleWords.of(held.role()), held.tenant(), held.project()))
            .toList());
  }
}
