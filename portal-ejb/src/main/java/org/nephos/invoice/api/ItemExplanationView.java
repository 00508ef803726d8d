package org.nephos.invoice.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.UsageGapView;

/**
 * Why an item's amount is what it is.
 *
 * @param invoice of which invoice
 * @param item the item
 * @param rule which rule of docs/money.md made it, for example {@code USAGE}, {@code TIER}
 * @param formula the formula with its numbers, for example {@code 1,440 vCPU·h × 0.012 EUR = 17.28}
 * @param rate the price, where it is of a rate
 * @param resources what it is made of, what cost most first; of the first thousand with their
 *     intervals
 * @param exact the sum of the resources' exact costs
 * @param rounding what rounding added; {@code exact + rounding} is the item's amount
 */
public record ItemExplanationView(
    InvoiceView.Ref invoice,
    InvoiceView.Item item,
    String rule,
    String formula,
    RateView rate,
    List<Resource> resources,
    BigDecimal exact,
    BigDecimal rounding) {
  public ItemExplanationView {
    resources = List.copyOf(resources);
  }

  /**
   * A resource's part.
   *
   * @param id null for what has no resource
   * @param order the order that it came from, or null
   * @param priceVersion which prices that order was quoted, or null
   * @param gaps of what is counted, when nothing was known of it: nothing is charged for them
   */
  public record Resource(
      UUID id,
      String type,
      String name,
      UUID order,
      String priceVersion,
      long seconds,
      BigDecimal quantity,
      BigDecimal cost,
      List<Interval> intervals,
      List<Gap> gaps) {
    public Resource {
      intervals = List.copyOf(intervals);
      gaps = List.copyOf(gaps);
    }
  }

  /** A time of which a counter says nothing, half-open. */
  public record Gap(Instant from, Instant to, UsageGapView.Reason reason) {}

  /**
   * A run of seconds with one state, quantity and price; adjacent usage records are put together.
   * Of what is counted a run is of hours that follow one another, and its quantity is what was
   * counted in all of them.
   *
   * @param state what the resource was, for example {@code ACTIVE}; null where it is not known
   * @param sign −1 for what a correction takes away
   */
  public record Interval(
      Instant from,
      Instant to,
      String state,
      long seconds,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal cost,
      int sign) {}
}
