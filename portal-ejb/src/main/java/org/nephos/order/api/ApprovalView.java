package org.nephos.order.api;

import java.time.Instant;
import org.nephos.order.ApprovalOutcome;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;

/**
 * The approval that an order needs or needed.
 *
 * @param policy the name of the policy that asks for it
 * @param message what the policy says to those who order; may be empty
 * @param askedAt since when it waits; null while it waits for quota first
 * @param deadline when the default decision is taken; null when it does not wait
 * @param decision null while it is open
 * @param decidedBy null when the term decided
 * @param reason why it was decided so, or null
 */
public record ApprovalView(
    String policy,
    String message,
    Approver approver,
    Instant askedAt,
    Instant deadline,
    DefaultDecision defaultDecision,
    ApprovalOutcome decision,
    String decidedBy,
    Instant decidedAt,
    String reason) {}
