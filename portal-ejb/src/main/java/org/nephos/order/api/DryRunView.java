package org.nephos.order.api;

import java.time.Duration;
import java.util.List;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.problem.api.Violation;

/**
 * What would come of an order, without doing anything.
 *
 * @param verdict {@code accepted}, {@code approval} or {@code refused}
 * @param quote null when the order names nothing that has a price
 * @param quota what it asks of each scope and resource that it touches
 * @param policy the name of the policy that decides, for example {@code automatic}
 * @param problems why it would be refused, field by field; empty when accepted
 * @param approval what the deciding policy says, when it asks for an approval or refuses; else null
 */
public record DryRunView(
    String verdict,
    QuoteView quote,
    List<QuotaLine> quota,
    String policy,
    Placement placement,
    List<Violation> problems,
    Approval approval) {

  /**
   * What a policy says that does not take the order at once.
   *
   * @param message may be empty
   * @param approver who decides; null when it is refused
   * @param decideAfter how long it would wait at most; null when it is refused
   * @param defaultDecision what becomes of it when nobody decides; null when it is refused
   */
  public record Approval(
      String message, Approver approver, Duration decideAfter, DefaultDecision defaultDecision) {}

  /**
   * @param scope {@code project} or {@code tenant}
   * @param resource the API's word
   * @param limit null for no limit
   */
  public record QuotaLine(
      String scope, String resource, Long limit, long used, long reserved, long requested) {
    /** Whether it fits. */
    public boolean fits() {
      return limit == null || used + reserved + requested <= limit;
    }
  }

  /**
   * @param possible whether hosts have room now
   * @param zone where it would start, or null
   * @param reason why not, or where; never null
   */
  public record Placement(boolean possible, String zone, String reason) {}
}
