package org.nephos.order.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.nephos.order.Approver;
import org.nephos.order.DefaultDecision;
import org.nephos.order.PolicyOutcome;

/**
 * What can be said of a policy on orders.
 *
 * @param name 1 to 63 characters, unique in its tenant, or among those of the cloud
 * @param enabled whether it counts
 * @param outcome what becomes of the orders that it is about
 * @param approver who decides; null without an approval
 * @param remindAfter when those who decide are reminded; null for no reminder or no approval
 * @param decideAfter when the default decision is taken; null for seven days or no approval
 * @param defaultDecision what happens then; null for expiry or no approval
 * @param message what it says to those who order, at most 1,000 characters; null for nothing
 */
public record OrderPolicySpec(
    String name,
    boolean enabled,
    Conditions conditions,
    PolicyOutcome outcome,
    Approver approver,
    Duration remindAfter,
    Duration decideAfter,
    DefaultDecision defaultDecision,
    String message,
    Rules rules) {

  /**
   * Which orders it is about: those that meet all of it. What is null or empty is met by all.
   *
   * @param monthlyCost from so much a month on, in the currency of the tenant
   * @param kinds words of the API, for example {@code instance.create}
   * @param flavors any of them
   * @param zones any of them, and an order that leaves the zone open
   * @param term from so long on, and for good
   */
  public record Conditions(
      BigDecimal monthlyCost,
      List<String> kinds,
      List<UUID> flavors,
      List<String> zones,
      Duration term) {
    /** Met by every order. */
    public static final Conditions NONE =
        new Conditions(null, List.of(), List.of(), List.of(), null);
  }

  /**
   * What those orders must be like.
   *
   * @param namePattern an expression of RE2 that the whole name must match; null for any name
   * @param requiredTags tags that must be there
   * @param images the images that may be used; empty for any
   */
  public record Rules(String namePattern, List<RequiredTag> requiredTags, List<UUID> images) {
    /** Kept by every order. */
    public static final Rules NONE = new Rules(null, List.of(), List.of());
  }

  /**
   * A tag that must be there.
   *
   * @param values what it may say; empty for anything
   */
  public record RequiredTag(String key, List<String> values) {}
}
