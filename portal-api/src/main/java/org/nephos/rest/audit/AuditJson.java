package org.nephos.rest.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.audit.api.AuditView;

/** A row of the audit trail. */
@Schema(name = "AuditRow")
public record AuditJson(
    @Schema(nullable = true, description = "Where it stands in the chain; null for a moment.")
        Long place,
    Instant at,
    @Schema(examples = "instance.built") String type,
    @Schema(enumeration = {"done", "refused"}) String outcome,
    @Schema(nullable = true) UUID tenant,
    @Schema(nullable = true) UUID project,
    ResourceJson resource,
    ActorJson actor,
    @Schema(description = "Where the actor called from; empty for the system's own work.")
        String remoteAddress,
    @Schema(
            nullable = true,
            description = "What the actor's browser or program said of itself.",
            examples = "curl/7.88.1")
        String agent,
    @Schema(description = "As in the header X-Correlation-Id of the answer.") String correlationId,
    @Schema(description = "What was changed, field by field.") List<ChangeJson> changes,
    @Schema(description = "Typed figures of the event.") Map<String, Object> data) {

  /** A field that was changed. */
  @Schema(name = "AuditChange")
  public record ChangeJson(
      @Schema(examples = "displayName") String field,
      @Schema(nullable = true, description = "What it was; null for nothing.") Object before,
      @Schema(nullable = true, description = "What it is; null for nothing.") Object after) {}

  /** What it was done to. */
  @Schema(name = "AuditResource")
  public record ResourceJson(
      @Schema(nullable = true) UUID id, @Schema(examples = "instance") String type, String name) {}

  /** Who did it. */
  @Schema(name = "AuditActor")
  public record ActorJson(
      @Schema(nullable = true, description = "Null for the system's own actors.") UUID id,
      @Schema(examples = "acme-user") String name) {}

  static AuditJson of(AuditView view) {
    return new AuditJson(
        view.place(),
        view.at(),
        view.type(),
        view.outcome(),
        view.tenant(),
        view.project(),
        new ResourceJson(view.resource(), view.resourceType(), view.resourceName()),
        new ActorJson(view.actorId(), view.actor()),
        view.remoteAddress(),
        view.agent(),
        view.correlationId(),
        view.changes().stream()
            .map(change -> new ChangeJson(change.field(), change.before(), change.after()))
            .toList(),
        view.data());
  }
}
