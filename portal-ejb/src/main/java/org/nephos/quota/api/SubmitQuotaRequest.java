package org.nephos.quota.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * @param changes at least one, each resource once; empty or null where a preset is named
 * @param preset the preset whose limits are wanted; null where changes are named
 * @param reason 1 to 1,000 characters
 * @param until when the old limits return; null for never
 */
public record SubmitQuotaRequest(
    @Names(ResourceKind.PROJECT) UUID project,
    List<LimitChange> changes,
    UUID preset,
    String reason,
    Instant until) {}
