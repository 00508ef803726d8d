package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.OPERATOR;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** The invariants, as the operator sees them. */
@ExtendWith(Tidy.class)
class IntegrityIT {

  @Test
  void everyInvariantHoldsWhileOrdersAreUnderWay() {
    ACME_USER.post("/orders", Demo.order(ACME_USER, "checked", "count", 3));

    Answer checked = OPERATOR.post("/integrity/check", null);

    assertThat(checked.status()).as(checked.toString()).isEqualTo(200);
    assertThat(checked.items())
        .extracting(one -> one.path("invariant").asText())
        .contains("I1", "I2", "I4", "I5", "I6", "I7");
    for (JsonNode one : checked.items()) {
      assertThat(one.path("state").asText()).as(one.toString()).isEqualTo("ok");
      assertThat(one.path("drift")).as(one.toString()).isEmpty();
      assertThat(one.path("rows").isIntegralNumber()).isTrue();
      assertThat(one.path("durationMillis").isIntegralNumber()).isTrue();
      assertThat(one.path("checkedAt").asText()).endsWith("Z");
    }
    assertThat(OPERATOR.get("/integrity").items()).hasSameSizeAs(checked.items());
    assertThat(ACME_ADMIN.get("/integrity").status()).isEqualTo(403);
    assertThat(ACME_ADMIN.post("/integrity/check", null).status()).isEqualTo(403);
  }
}
