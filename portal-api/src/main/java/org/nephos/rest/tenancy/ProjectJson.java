package org.nephos.rest.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.tenancy.api.ProjectView;

/** A project of a tenant. */
@Schema(name = "Project")
public record ProjectJson(
    UUID id,
    @Schema(examples = "default") String name,
    @Schema(description = "The id of its tenant.") UUID tenant,
    @Schema(examples = "acme") String tenantName,
    Instant createdAt) {

  static ProjectJson of(ProjectView view) {
    return new ProjectJson(
        view.id(), view.name(), view.tenant(), view.tenantName(), view.createdAt());
  }
}
