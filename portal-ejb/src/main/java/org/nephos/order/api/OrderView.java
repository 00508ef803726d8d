package org.nephos.order.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.api.FaultView;
import org.nephos.order.OrderState;

/**
 * An order and where it stands.
 *
 * @param kind the API's word, for example {@code instance.create}
 * @param summary one line for lists: what, how many
 * @param instances their ids are final from the first answer on; empty while it waits for quota
 * @param target for other kinds: the id of what it makes, for example the scaling group; else null
 * @param fault why it failed or was refused, else null
 * @param finishedAt null while it is under way
 * @param reason why it is wanted, or null
 * @param approval the approval that it needs or needed, or null
 */
public record OrderView(
    UUID id,
    String kind,
    OrderState state,
    UUID project,
    String projectName,
    UUID tenant,
    String tenantName,
    String name,
    String summary,
    int count,
    List<UUID> instances,
    UUID target,
    QuoteView quote,
    String createdBy,
    Instant createdAt,
    Instant finishedAt,
    FaultView fault,
    String reason,
    ApprovalView approval) {}
