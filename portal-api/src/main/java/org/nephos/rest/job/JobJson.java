package org.nephos.rest.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.job.JobState;
import org.nephos.job.api.JobView;
import org.nephos.rest.compute.FaultJson;

/** Work outside the database, and how it goes. */
@Schema(name = "Job")
public record JobJson(
    UUID id,
    @Schema(examples = "instance.provision") String kind,
    JobState state,
    @Schema(description = "0 to 100.") int progress,
    @Schema(nullable = true) String step,
    @Schema(description = "How often it was begun.") int attempts,
    int maxAttempts,
    @Schema(nullable = true, description = "The last failure.") FaultJson error,
    @Schema(examples = "instance") String resourceType,
    UUID resource,
    String resourceName,
    UUID tenant,
    String tenantName,
    UUID project,
    String createdBy,
    Instant createdAt,
    @Schema(nullable = true, description = "When it is tried next, while queued.") Instant runAt,
    @Schema(nullable = true) Instant startedAt,
    @Schema(nullable = true) Instant finishedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Who works on it; the operator's answers only.")
        String worker) {

  static JobJson of(JobView view) {
    return new JobJson(
        view.id(),
        view.kind(),
        view.state(),
        view.progress(),
        view.step(),
        view.attempts(),
        view.maxAttempts(),
        FaultJson.of(view.error()),
        view.resourceType(),
        view.resource(),
        view.resourceName(),
        view.tenant(),
        view.tenantName(),
        view.project(),
        view.createdBy(),
        view.createdAt(),
        view.runAt(),
        view.startedAt(),
        view.finishedAt(),
        view.worker());
  }
}
