package org.nephos.inbox.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that waits for a decision, or got one.
 *
 * @param id of the order or request
 * @param tenant null for a request for a tenant that there is not yet
 * @param project null for what concerns no project
 * @param what one line for lists
 * @param reason why it is wanted, or null
 * @param monthly what it would cost in a month; null for what has no price
 * @param currency null without a price
 * @param decideUntil when it ends by itself if nobody decides; null for never, and once decided
 * @param decidedBy null while it waits, and where a term decided
 * @param decidedAt null while it waits
 * @param decision what was said to it, or null
 */
public record InboxItemView(
    InboxKind kind,
    UUID id,
    InboxState state,
    UUID tenant,
    String tenantName,
    UUID project,
    String projectName,
    String what,
    String reason,
    BigDecimal monthly,
    String currency,
    String createdBy,
    Instant createdAt,
    Instant decideUntil,
    String decidedBy,
    Instant decidedAt,
    String decision) {}
