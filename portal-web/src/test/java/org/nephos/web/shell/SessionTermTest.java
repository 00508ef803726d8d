package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionTermTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final Map<String, Object> attributes = new HashMap<>();
  private final HttpSession session = session();

  @Test
  void a_new_session_is_not_over() {
    assertThat(at(Duration.ZERO).isOver(session)).isFalse();
  }

  @Test
  void a_person_who_was_away_longer_than_the_term_is_signed_out() {
    at(Duration.ZERO).begin(session);
    assertThat(at(IDLE).isOver(session)).isFalse();
    assertThat(at(IDLE.plusSeconds(1)).isOver(session)).isTrue();
  }

  @Test
  void activity_begins_the_term_anew() {
    at(Duration.ZERO).begin(session);
    at(Duration.ofMinutes(20)).begin(session);
    assertThat(at(Duration.ofMinutes(45)).isOver(session)).isFalse();
  }

  @Test
  void activity_in_quick_succession_is_written_once() {
    at(Duration.ZERO).begin(session);
    Map<String, Object> before = Map.copyOf(attributes);
    at(Duration.ofSeconds(10)).begin(session);
    assertThat(attributes).isEqualTo(before);
  }

  private static SessionTerm at(Duration later) {
    return new SessionTerm(Clock.fixed(START.plus(later), ZoneOffset.UTC), IDLE);
  }

  private HttpSession session() {
    return (HttpSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpSession.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get(arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  default -> throw new IllegalStateException(method.getName());
                });
  }
}
