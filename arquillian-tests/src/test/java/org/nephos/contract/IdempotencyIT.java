package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Tidy;

/** A request that is repeated has one effect and one answer. */
@ExtendWith(Tidy.class)
class IdempotencyIT {
  private static final String KEY = "Idempotency-Key";
  private static final int AT_ONCE = 20;

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static Answer submit(Person person, String key, Map<String, Object> order) {
    return person.post("/orders", order, KEY, key);
  }

  @Test
  void twentyAtOnceAreOneOrder() throws Exception {
    String key = key();
    Map<String, Object> order = order(ACME_USER, "twenty");
    int before = instancesUsed();
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      requests.add(() -> submit(ACME_USER, key, order));
    }

    Set<String> answers = new HashSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get().status() + answer.get().header("Location") + answer.get().text());
      }
    } finally {
      threads.shutdown();
    }

    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next()).startsWith("202");
    assertThat(ACME_USER.get("/instances?name=twenty").items()).hasSize(1);
    assertThat(instancesUsed()).isEqualTo(before + 1);
  }

  private static int instancesUsed() {
    return Demo.quota(ACME_USER, "project", "instances").path("used").asInt();
  }

  @Test
  void theSameBodyInAnotherFormIsTheSameRequest() {
    String key = key();
    Answer first = submit(ACME_USER, key, order(ACME_USER, "form"));
    Map<String, Object> turned = object("name", "form");
    turned.putAll(order(ACME_USER, "form", "count", 1));

    Answer again = submit(ACME_USER, key, turned);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.status()).isEqualTo(first.status());
  }

  @Test
  void anotherBodyOrAnotherPathUnderTheSameKeyIsAConflict() {
    String key = key();
    submit(ACME_USER, key, order(ACME_USER, "first"));

    for (Answer other :
        List.of(
            submit(ACME_USER, key, order(ACME_USER, "second")),
            ACME_USER.post(
                "/quota-requests",
                object(
                    "project", Demo.project(ACME_USER),
                    "changes", List.of(object("resource", "vcpus", "limit", 50)),
                    "reason", "more"),
                KEY,
                key))) {
      assertThat(other.status()).isEqualTo(409);
      assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }
  }

  @Test
  void aKeyIsEachPersonsOwn() {
    String key = key();

    Answer mine = submit(ACME_USER, key, order(ACME_USER, "mine"));
    Answer theirs = submit(ACME_ADMIN, key, order(ACME_USER, "mine"));

    assertThat(theirs.status()).isEqualTo(202);
    assertThat(theirs.id()).isNotEqualTo(mine.id());
  }

  @Test
  void aRefusalIsNotRemembered() {
    String key = key();

    assertThat(submit(ACME_USER, key, order(ACME_USER, "many", "count", 100)).status())
        .isEqualTo(409);
    assertThat(submit(ACME_USER, key, order(ACME_USER, "<", "count", 1)).status()).isEqualTo(422);
    assertThat(submit(ACME_USER, key, order(ACME_USER, "few")).status()).isEqualTo(202);
  }

  @Test
  void aDryRunUsesNoKeyUp() {
    String key = key();

    assertThat(ACME_USER.post("/orders?dryRun=true", order(ACME_USER, "dry"), KEY, key).status())
        .isEqualTo(200);
    assertThat(submit(ACME_USER, key, order(ACME_USER, "wet")).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptyKeyIsMalformed(String key) {
    assertThat(submit(ACME_USER, key, order(ACME_USER, "empty")).status()).isEqualTo(400);
  }

  @Test
  void aKeyHasAtMost255Characters() {
    assertThat(submit(ACME_USER, "k".repeat(256), order(ACME_USER, "long")).status())
        .isEqualTo(400);
    assertThat(
            submit(ACME_USER, "k".repeat(220) + key().substring(1), order(ACME_USER, "k")).status())
        .isEqualTo(202);
  }
}
