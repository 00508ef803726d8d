package org.nephos.web.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.nephos.invoice.api.ItemExplanationView;

/**
 * A line of the file behind an explanation: a resource's run of seconds at one price, exact; or all
 * of a resource whose runs are not told.
 *
 * @param resource null for what has no resource
 * @param order the order that it came from, or null
 * @param priceVersion which prices that order was quoted, or null
 * @param from when the run begins; it, {@code to}, {@code state} and {@code unitPrice} are null
 *     where runs are not told, and {@code quantity} is in unit-hours then
 * @param state what the resource was, or null where it is not known
 * @param sign −1 for what a correction takes away
 */
public record ExplainedInterval(
    UUID resource,
    String type,
    String name,
    UUID order,
    String priceVersion,
    Instant from,
    Instant to,
    String state,
    long seconds,
    BigDecimal quantity,
    BigDecimal unitPrice,
    BigDecimal cost,
    int sign) {
  static Stream<ExplainedInterval> of(ItemExplanationView.Resource resource) {
    if (resource.intervals().isEmpty()) {
      return Stream.of(
          new ExplainedInterval(
              resource.id(),
              resource.type(),
              resource.name(),
              resource.order(),
              resource.priceVersion(),
              null,
              null,
              null,
              resource.seconds(),
              resource.quantity(),
              null,
              resource.cost(),
              1));
    }
    return resource.intervals().stream()
        .map(
            run ->
                new ExplainedInterval(
                    resource.id(),
                    resource.type(),
                    resource.name(),
                    resource.order(),
                    resource.priceVersion(),
                    run.from(),
                    run.to(),
                    run.state(),
                    run.seconds(),
                    run.quantity(),
                    run.unitPrice(),
                    run.cost(),
                    run.sign()));
  }
}
