package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.GLOBEX_USER;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Person;

/** How fast one person may ask. */
class RateIT {
  private static final int BURST = 200;
  private static final int FAR_TOO_MANY = 2_500;
  private static final int THREADS = 16;

  private static List<Answer> ask(Person person, int times) throws Exception {
    person.token();
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      requests.add(() -> person.once("GET", "/nothing", BodyPublishers.noBody()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Answer> answers = new ArrayList<>();
    try {
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    } finally {
      threads.shutdown();
    }
    return answers;
  }

  @Test
  void anHonestBurstPasses() throws Exception {
    assertThat(ask(GLOBEX_ADMIN, BURST)).noneMatch(answer -> answer.status() == 429);
  }

  @Test
  void whoAsksFarTooFastIsToldWhenToGoOnAndOthersAreNotHeldUp() throws Exception {
    List<Answer> slowed =
        ask(GLOBEX_USER, FAR_TOO_MANY).stream().filter(one -> one.status() == 429).toList();

    assertThat(slowed).isNotEmpty();
    for (Answer answer : slowed) {
      assertThat(answer.type()).isEqualTo("application/problem+json");
      assertThat(answer.problem()).isEqualTo("too-many-requests");
      assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 10L);
    }
    assertThat(GLOBEX_ADMIN.once("GET", "/me", BodyPublishers.noBody()).status()).isEqualTo(200);
    assertThat(GLOBEX_USER.get("/me").status()).isEqualTo(200);
  }
}
