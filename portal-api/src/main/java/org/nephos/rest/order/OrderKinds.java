package org.nephos.rest.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.nephos.order.OrderKind;
import org.nephos.problem.api.InvalidException;
import org.nephos.rest.json.JsonBody;

/** Which kind of order a body is. */
final class OrderKinds {
  private OrderKinds() {}

  /**
   * The kind; instances when the body does not say.
   *
   * @throws InvalidException for a kind that is not offered
   */
  static OrderKind of(JsonBody body) {
    JsonNode kind = body.tree().path("kind");
    if (kind.isMissingNode()) {
      return OrderKind.INSTANCE_CREATE;
    }
    List<String> offered = Stream.of(OrderKind.values()).map(OrderKind::word).toList();
    return Stream.of(OrderKind.values())
        .filter(known -> kind.isTextual() && known.word().equals(kind.textValue()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidException(
                    "kind", "value", "kind must be one of " + String.join(", ", offered) + "."));
  }
}
