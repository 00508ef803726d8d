package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.budget.BudgetCloud.forecast;
import static org.nephos.budget.BudgetCloud.spec;
import static org.nephos.testing.DemoPeople.acmeAdmin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.budget.api.BudgetDeliveryView;
import org.nephos.budget.api.SavedBudget;
import org.nephos.job.JobStore;
import org.nephos.json.Json;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.testing.CrashPoints.Crash;

/** Programs are told by webhooks: signed, tried again, listed, and never sent inside. */
class BudgetWebhookIT {
  @RegisterExtension final BudgetCloud cloud = new BudgetCloud();

  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> answers = new ArrayDeque<>();
  private HttpServer server;

  private record Call(String path, String signature, String delivery, String body) {}

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    System.setProperty("nephos.webhook.hosts", "127.0.0.1");
  }

  @AfterEach
  void stop() {
    server.stop(0);
    System.clearProperty("nephos.webhook.hosts");
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    calls.add(
        new Call(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("X-Nephos-Signature"),
            exchange.getRequestHeaders().getFirst("X-Nephos-Delivery"),
            new String(body, StandardCharsets.UTF_8)));
    int status = answers.isEmpty() ? 204 : answers.poll();
    if (status == 302) {
      exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** A budget of which a threshold is reached, so that its webhook is to be called. */
  private SavedBudget reached() {
    cloud.runs(1, Map.of());
    return cloud.budget(spec("2.00", false, url("/hook"), forecast(100)));
  }

  private List<BudgetDeliveryView> deliveries(SavedBudget budget) {
    return cloud
        .portal()
        .as(
            acmeAdmin(),
            () -> cloud.budgets().deliveries(budget.budget().id(), ListQuery.firstPage()))
        .items();
  }

  @Test
  void aThresholdIsToldInASignedCallOfWhichTheJobKnowsNoSecret() {
    SavedBudget budget = reached();
    cloud.portal().work();

    Call call = calls.get(0);
    assertThat(calls).hasSize(1);
    assertThat(call.path()).isEqualTo("/hook");
    assertThat(call.signature())
        .isEqualTo("sha256=" + WebhookSecret.kept(budget.webhookSecret()).sign(call.body()));
    Map<String, Object> said = Json.readMap(call.body());
    assertThat(said)
        .containsEntry("event", "budget.reached")
        .containsEntry("basis", "forecast")
        .containsEntry("percent", 100)
        .containsEntry("delivery", call.delivery())
        .containsEntry("amount", Map.of("amount", "2.00", "currency", "EUR"))
        .containsEntry("forecast", Map.of("amount", "6.61", "currency", "EUR"));
    assertThat(deliveries(budget))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(DeliveryState.DELIVERED);
              assertThat(one.status()).isEqualTo(204);
              assertThat(one.attempts()).isEqualTo(1);
              assertThat(one.threshold()).isEqualTo(forecast(100));
              assertThat(one.problem()).isNull();
            });
    assertThat(
            cloud
                .portal()
                .number(
                    "select count(*) from job where kind = 'budget.webhook' and payload = '{}'",
                    Map.of()))
        .isEqualTo(1);
  }

  @Test
  void whatIsNotTakenIsTriedAgainLaterWithTheSameWords() {
    answers.addAll(List.of(500, 404));
    SavedBudget budget = reached();
    cloud.portal().work();
    assertThat(calls).hasSize(1);
    assertThat(deliveries(budget).get(0).state()).isEqualTo(DeliveryState.PENDING);
    assertThat(deliveries(budget).get(0).problem()).isEqualTo("It answered with status 500.");

    cloud.at(BudgetCloud.START.plusSeconds(9));
    cloud.portal().work();
    assertThat(calls).hasSize(1);
    cloud.at(BudgetCloud.START.plusSeconds(10));
    cloud.portal().work();
    assertThat(calls).hasSize(2);
    cloud.at(BudgetCloud.START.plusSeconds(30));
    cloud.portal().work();

    assertThat(calls).hasSize(3);
    assertThat(calls.get(2)).isEqualTo(calls.get(0));
    assertThat(deliveries(budget).get(0).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(deliveries(budget).get(0).attempts()).isEqualTo(3);
  }

  @Test
  void aRedirectIsNotFollowed() {
    answers.add(302);
    SavedBudget budget = reached();
    cloud.portal().work();

    assertThat(calls).singleElement().extracting(Call::path).isEqualTo("/hook");
    assertThat(deliveries(budget).get(0).problem()).isEqualTo("It answered with status 302.");
  }

  @Test
  void whatIsNeverTakenIsGivenUpAndCanBeDeliveredAgain() {
    answers.addAll(Collections.nCopies(BudgetWebhookHandler.ATTEMPTS, 503));
    SavedBudget budget = reached();
    Instant now = BudgetCloud.START;
    for (int i = 1; i <= BudgetWebhookHandler.ATTEMPTS; i++) {
      cloud.portal().work();
      assertThat(calls).hasSize(i);
      now = now.plus(Duration.ofHours(1));
      cloud.at(now);
    }
    cloud.portal().work();
    assertThat(calls).hasSize(BudgetWebhookHandler.ATTEMPTS);
    BudgetDeliveryView failed = deliveries(budget).get(0);
    assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(failed.status()).isEqualTo(503);

    assertThat(redeliver(budget, failed.id()).state()).isEqualTo(DeliveryState.PENDING);
    assertThatThrownBy(() -> redeliver(budget, failed.id())).isInstanceOf(ConflictException.class);
    cloud.portal().work();
    assertThat(deliveries(budget).get(0).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(calls.get(calls.size() - 1)).isEqualTo(calls.get(0));
    assertThatThrownBy(() -> redeliver(budget, UUID.randomUUID()))
        .isInstanceOf(NotFoundException.class);
  }

  private BudgetDeliveryView redeliver(SavedBudget budget, UUID delivery) {
    return cloud
        .portal()
        .as(acmeAdmin(), () -> cloud.budgets().redeliver(budget.budget().id(), delivery));
  }

  @Test
  void anAddressInsideIsRefusedWhenItIsSetAndOnceMoreWhenItIsCalled() {
    SavedBudget budget = reached();
    System.clearProperty("nephos.webhook.hosts");
    cloud.portal().work();

    assertThat(calls).isEmpty();
    BudgetDeliveryView refused = deliveries(budget).get(0);
    assertThat(refused.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(refused.problem()).isEqualTo("It leads to an address that is not public.");
    assertThatThrownBy(
            () ->
                cloud
                    .portal()
                    .as(
                        acmeAdmin(),
                        () ->
                            cloud
                                .budgets()
                                .change(
                                    budget.budget().id(),
                                    spec("2.00", false, url("/other")),
                                    null)))
        .isInstanceOf(InvalidException.class)
        .hasMessage("It leads to an address that is not public.");
  }

  @Test
  void theDatabaseKeepsNoSecretThatCouldBeRead() {
    SavedBudget budget = reached();

    assertThat(kept(budget)).startsWith("v1:").doesNotContain(budget.webhookSecret().substring(4));
  }

  @Test
  void aSecretThatCannotBeReadAnyMoreIsSaidAndNothingIsSent() {
    SavedBudget budget = reached();
    WebhookSecret other = WebhookSecret.random();
    String ofAnotherRow = cloud.portal().get(WebhookSecrets.class).seal(other, UUID.randomUUID());
    inDatabase(
        em ->
            em.createNativeQuery("update budget set webhook_secret = ?1 where id = ?2")
                .setParameter(1, ofAnotherRow)
                .setParameter(2, budget.budget().id())
                .executeUpdate());
    cloud.portal().work();

    assertThat(calls).isEmpty();
    assertThat(deliveries(budget).get(0).state()).isEqualTo(DeliveryState.FAILED);
    assertThat(deliveries(budget).get(0).problem())
        .startsWith("What signs its calls cannot be read any more.");
  }

  private String kept(SavedBudget budget) {
    return inDatabase(em -> em.find(Budget.class, budget.budget().id()).sealedSecret());
  }

  private <T> T inDatabase(Function<EntityManager, T> work) {
    return cloud.portal().inTransaction(() -> work.apply(cloud.portal().get(EntityManager.class)));
  }

  @Test
  void nobodyWhoListensIsAProblemThatIsSaid() {
    SavedBudget budget = reached();
    server.stop(0);
    cloud.portal().work();

    BudgetDeliveryView waits = deliveries(budget).get(0);
    assertThat(waits.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(waits.status()).isNull();
    assertThat(waits.problem()).isEqualTo("It could not be reached: nobody takes calls there.");
  }

  @Test
  void aBudgetThatIsDeletedEndsItsCalls() {
    SavedBudget budget = reached();
    cloud
        .portal()
        .as(
            acmeAdmin(),
            () -> {
              cloud.budgets().delete(budget.budget().id());
              return null;
            });
    cloud.portal().work();

    assertThat(calls).isEmpty();
    assertThat(
            cloud
                .portal()
                .number(
                    "select count(*) from job where kind = 'budget.webhook' and state = 'DONE'",
                    Map.of()))
        .isEqualTo(1);
  }

  @Test
  void deathAtAnyMomentLosesNoCall() {
    SavedBudget budget = reached();
    int point = 0;
    boolean died;
    do {
      point++;
      cloud.at(BudgetCloud.START.plus(Duration.ofMinutes(point * 2L)));
      cloud.portal().get(JobStore.class).reclaim();
      died = dies(point);
    } while (died && point < 50);

    assertThat(point).isBetween(3, 49);
    assertThat(deliveries(budget).get(0).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(calls).isNotEmpty().allMatch(call -> call.equals(calls.get(0)));
  }

  private boolean dies(int point) {
    cloud.portal().database().crashes().arm(point);
    try {
      cloud.portal().workWithoutPauses();
      return false;
    } catch (Crash crash) {
      return true;
    } finally {
      cloud.portal().database().crashes().disarm();
    }
  }
}
