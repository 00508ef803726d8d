package org.nephos.job.api;

import java.time.Instant;
import java.util.UUID;
import org.nephos.compute.api.FaultView;
import org.nephos.job.JobState;

/**
 * A job: work outside the database, and how it goes.
 *
 * @param kind for example {@code instance.provision}
 * @param progress 0 to 100
 * @param step a word for the message bundle, or null
 * @param attempts how often it was begun
 * @param runAt when it is tried next, while queued
 * @param error the last failure, or null
 * @param worker who works on it; null for everybody but the operator
 */
public record JobView(
    UUID id,
    String kind,
    JobState state,
    int progress,
    String step,
    int attempts,
    int maxAttempts,
    FaultView error,
    String resourceType,
    UUID resource,
    String resourceName,
    UUID tenant,
    String tenantName,
    UUID project,
    String createdBy,
    Instant createdAt,
    Instant runAt,
    Instant startedAt,
    Instant finishedAt,
    String worker) {}
