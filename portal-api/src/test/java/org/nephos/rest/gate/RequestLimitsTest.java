package org.nephos.rest.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;

class RequestLimitsTest {
  @Test
  void an_honest_burst_passes_and_no_more() {
    Properties properties = new Properties();
    properties.setProperty("nephos.api.rate", "1");
    RequestLimits limits = new RequestLimits(ApiSettings.from(properties));
    UUID person = UUID.randomUUID();
    for (int i = 0; i < 200; i++) {
      assertThat(limits.count(person)).as("request " + i).isZero();
    }
    assertThat(limits.count(person)).isBetween(1L, 2L);
    assertThat(limits.count(UUID.randomUUID())).as("another person").isZero();
  }

  @Test
  void who_asks_too_fast_is_told_when_to_go_on() {
    try (ApiServer server =
        new ApiServer(Map.of("nephos.api.burst", "2", "nephos.api.rate", "1"))) {
      Client user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "acme-user"));
      user.get("/x");
      user.get("/x");
      var answer = user.get("/x");
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(Client.problem(answer)).isEqualTo("too-many-requests");
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 2L);
    }
  }
}
