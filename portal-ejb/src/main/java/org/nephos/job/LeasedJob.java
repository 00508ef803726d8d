package org.nephos.job;

import java.time.Instant;
import java.util.UUID;

/**
 * A job in the hands of a worker.
 *
 * @param owner the worker's node, unique for each start of the process
 * @param attempt together with the owner the fencing token
 * @param failures how often it has failed so far
 */
public record LeasedJob(
    UUID id,
    String kind,
    UUID resourceId,
    String resourceName,
    String payload,
    String owner,
    int attempt,
    int failures,
    int maxAttempts,
    Instant startedAt,
    String createdByName,
    UUID createdBy,
    String correlationId) {}
