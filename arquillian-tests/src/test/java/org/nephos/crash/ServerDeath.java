package org.nephos.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.nephos.crash.Client.Answer;

/**
 * {@code kill -9} of WildFly. First at every step of provisioning and of deleting at once: each
 * order is held at its own point, so that one death finds them all there, and one restart has to
 * bring all of them to a good end. Then in the middle of a crowd, and again during the recovery.
 * Whatever happens, the receipts that were given, the rows and the guests on the hosts agree.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class ServerDeath {
  /** What it may take until everything is as it was promised, from readiness on. */
  private static final Duration PROMISED = Duration.ofSeconds(60);

  private static final Duration CROWDED = Duration.ofSeconds(3);
  private static final int CROWD = 6;

  private final Launched portal;
  private final Map<String, JsonNode> receipts = new ConcurrentHashMap<>();
  private final Set<String> deleted = ConcurrentHashMap.newKeySet();
  private Client acme;
  private Client globex;
  private Client operator;
  private long ready;
  private String stateOfDeletionNotCommitted;

  ServerDeath(Map<String, String> settings) {
    portal = new Launched(settings);
  }

  /** The database, when the server is dead. */
  abstract Rows rows() throws SQLException;

  // ---- at every point at once ------------------------------------------------------------------

  @BeforeAll
  void dieAtEveryPoint() throws InterruptedException {
    portal.forgetEverything();
    restart("-Dnephos.test.hold=" + holds());
    for (Point point : Point.deletes()) {
      receipts.put(point.order(), globex.receipt(point.order(), 1));
    }
    settle();
    leaveTheHostToItself(instance(Point.DELETE_FINISHING));
    holdThoseWhoLockNothing();
    List<Thread> unanswered = holdThoseWhoKeepLocks();
    portal.kill();
    for (Thread one : unanswered) {
      one.join();
    }
    restart();
    deleted.add(instance(Point.DELETE_QUEUED));
    // Whoever had no answer asks again, under the same key.
    for (Point point : List.of(Point.BUILD_QUEUED, Point.BUILD_QUEUING)) {
      receipts.put(point.order(), acme.receipt(point.order(), 1));
    }
    settle();
    stateOfDeletionNotCommitted = state(instance(Point.DELETE_QUEUING));
    delete(globex, instance(Point.DELETE_QUEUING));
    settle();
  }

  @AfterAll
  void end() {
    portal.kill();
  }

  private static String holds() {
    return Stream.of(
            Point.builds().stream().map(Point::hold),
            Point.deletes().stream().map(Point::hold),
            Stream.of(Point.STARTED.hold("pair-2")),
            Stream.of(Point.CREATING.hold("undone-1"), Point.CREATED.hold("undone-2")))
        .flatMap(part -> part)
        .reduce((all, one) -> all + "," + one)
        .orElseThrow();
  }

  /** Nothing is placed there any more: a placement that is held would keep its host locked. */
  private void leaveTheHostToItself(String instance) {
    operator.maintain(operator.get("instances/" + instance).get("host").asText());
  }

  private void holdThoseWhoLockNothing() throws InterruptedException {
    for (Point point : Point.FREE_BUILDS) {
      build(point.order(), 1, point.hold());
    }
    build("pair", 2, Point.STARTED.hold("pair-2"));
    build("undone-1", 1, Point.CREATING.hold("undone-1"));
    build("undone-2", 1, Point.CREATED.hold("undone-2"));
    delete(acme, instances("undone-1").get(0));
    delete(acme, instances("undone-2").get(0));
    for (Point point : Point.FREE_DELETES) {
      delete(globex, instance(point));
      portal.awaitLog(point.hold());
    }
  }

  /** In this order none of them waits for another. Some get no answer before the end. */
  private List<Thread> holdThoseWhoKeepLocks() throws InterruptedException {
    build(Point.BUILD_FINISHING.order(), 1, Point.BUILD_FINISHING.hold());
    build(Point.BUILD_PLACING.order(), 1, Point.BUILD_PLACING.hold());
    List<Thread> unanswered = new ArrayList<>();
    for (Point point : List.of(Point.BUILD_QUEUED, Point.BUILD_QUEUING)) {
      unanswered.add(apart(() -> acme.order(point.order(), 1)));
      portal.awaitLog(point.hold());
    }
    for (Point point : List.of(Point.DELETE_QUEUED, Point.DELETE_QUEUING)) {
      unanswered.add(apart(() -> globex.delete(instance(point))));
      portal.awaitLog(point.hold());
    }
    delete(globex, instance(Point.DELETE_FINISHING));
    portal.awaitLog(Point.DELETE_FINISHING.hold());
    return unanswered;
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> anOrderIsBuiltExactlyOnce() {
    return Point.builds().stream()
        .map(point -> DynamicTest.dynamicTest("death at " + point, () -> assertBuilt(point)));
  }

  private void assertBuilt(Point point) {
    assertThat(ordersBy(owner(point.order()))).containsOnlyOnce(point.order());
    assertFulfilled(point.order(), 1);
  }

  @Test
  @Order(2)
  void anOrderOfTwoIsWhole() {
    assertFulfilled("pair", 2);
  }

  @TestFactory
  @Order(3)
  Stream<DynamicTest> aDeletionIsBroughtToItsEnd() {
    return Point.deletes().stream()
        .map(
            point ->
                DynamicTest.dynamicTest(
                    "death at " + point,
                    () -> {
                      assertThat(state(instance(point))).isEqualTo("DELETED");
                      assertThat(SimulatedHosts.guests()).doesNotContain(instance(point));
                    }));
  }

  @Test
  @Order(4)
  void aDeletionThatWasNotCommittedHasNotBegun() {
    assertThat(stateOfDeletionNotCommitted).isEqualTo("ACTIVE");
  }

  @Test
  @Order(5)
  void anOrderWhoseInstancesWereDeletedMeanwhileFailsAndHoldsNothing() {
    for (String name : List.of("undone-1", "undone-2")) {
      assertThat(order(name).get("state").asText()).isIn("FAILED", "CANCELLED");
      assertThat(state(instances(name).get(0))).isEqualTo("DELETED");
      assertThat(SimulatedHosts.guests()).doesNotContain(instances(name).get(0));
    }
  }

  @Test
  @Order(6)
  void quotaAndHostsHoldWhatIsThere() {
    assertSumsAgree();
  }

  // ---- in a crowd ------------------------------------------------------------------------------

  @Test
  @Order(7)
  void noReceiptIsLostInACrowd() throws InterruptedException {
    giveRoom(acme);
    giveRoom(globex);
    Set<String> asked = ConcurrentHashMap.newKeySet();
    List<Thread> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      int number = i;
      crowd.add(apart(() -> orderAndDelete(number % 2 == 0 ? acme : globex, number, asked)));
    }
    Thread.sleep(CROWDED.toMillis());
    portal.kill();
    for (Thread one : crowd) {
      one.join();
    }
    int given = receipts.size();
    portal.up();
    portal.kill();
    restart();
    for (String name : asked) {
      if (!receipts.containsKey(name)) {
        receipts.put(name, asker(name).receipt(name, countOf(name)));
      }
    }
    settle();

    System.out.println(
        given + " receipts before the death, " + (receipts.size() - given) + " asked for again");
    List<String> orders = new ArrayList<>(ordersBy(acme));
    orders.addAll(ordersBy(globex));
    for (String name : asked) {
      assertThat(orders).containsOnlyOnce(name);
      if (Collections.disjoint(deleted, instances(name))) {
        assertFulfilled(name, countOf(name));
      }
    }
    for (String instance : deleted) {
      assertThat(state(instance)).isEqualTo("DELETED");
    }
    assertSumsAgree();
  }

  /** Orders one after the other, and deletes each third, until the server dies. */
  private void orderAndDelete(Client client, int number, Set<String> asked) {
    for (int i = 0; ; i++) {
      String name = "crowd-" + number + "-" + i + "-of-" + (1 + i % 2);
      asked.add(name);
      Optional<Answer> answer = client.order(name, countOf(name));
      if (answer.isEmpty()) {
        return;
      }
      assertThat(answer.get().status()).isEqualTo(202);
      receipts.put(name, answer.get().body());
      if (i % 3 == 2) {
        String instance = instances(name).get(0);
        // Without an answer it may come to pass or not; such an order is looked at no further.
        deleted.add(instance);
        if (client.delete(instance).isEmpty()) {
          deleted.remove(instance);
          asked.remove(name);
          return;
        }
      }
    }
  }

  private static int countOf(String name) {
    return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
  }

  private Client asker(String name) {
    return Integer.parseInt(name.split("-")[1]) % 2 == 0 ? acme : globex;
  }

  private void giveRoom(Client client) {
    for (String resource : List.of("instances", "vcpus", "ramMib", "diskGib")) {
      operator.limit("tenant=" + client.tenant(), resource, 1_000_000);
      operator.limit("project=" + client.project(), resource, 1_000_000);
    }
  }

  // ---- in the end ------------------------------------------------------------------------------

  @Test
  @Order(8)
  void rowsAndGuestsAgreeWhenAllIsOver() throws SQLException {
    portal.kill();
    try (Rows rows = rows()) {
      for (Map.Entry<String, String> rule : Rules.ALL.entrySet()) {
        assertThat(rows.of(rule.getValue())).as(rule.getKey()).isEmpty();
      }
      assertThat(rows.of("select id from instance where state <> 'DELETED' order by 1"))
          .as("each guest once, and no other")
          .containsExactlyInAnyOrderElementsOf(SimulatedHosts.guests());
    }
  }

  // ---- what is asked and seen ------------------------------------------------------------------

  private void restart(String... javaOptions) {
    portal.up(javaOptions);
    ready = System.nanoTime();
    Map<String, String> environment = portal.environment();
    acme = new Client(environment, "acme-user");
    globex = new Client(environment, "globex-user");
    operator = new Client(environment, "operator");
  }

  private void build(String name, int count, String hold) throws InterruptedException {
    receipts.put(name, acme.receipt(name, count));
    portal.awaitLog(hold);
  }

  private void delete(Client client, String instance) {
    assertThat(client.delete(instance).orElseThrow().status()).isEqualTo(202);
    deleted.add(instance);
  }

  private static Thread apart(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until nothing is under way any more, no longer than was promised. */
  private void settle() throws InterruptedException {
    long began = System.nanoTime();
    long end = Math.max(ready, began - Duration.ofSeconds(30).toNanos()) + PROMISED.toNanos();
    for (String name : receipts.keySet()) {
      while (isUnderWay(name) && System.nanoTime() < end) {
        Thread.sleep(100);
      }
    }
    System.out.printf(
        "settled %d s after readiness%n", (System.nanoTime() - ready) / 1_000_000_000);
  }

  private boolean isUnderWay(String name) {
    if (order(name).get("state").asText().equals("PROVISIONING")) {
      return true;
    }
    return instances(name).stream()
        .anyMatch(instance -> deleted.contains(instance) && !state(instance).equals("DELETED"));
  }

  private Client owner(String name) {
    return receipts.get(name).get("project").asText().equals(acme.project()) ? acme : globex;
  }

  private JsonNode order(String name) {
    return owner(name).get("orders/" + receipts.get(name).get("id").asText());
  }

  private static List<String> ordersBy(Client client) {
    return client.items("orders?project=" + client.project()).stream()
        .map(order -> order.get("name").asText())
        .toList();
  }

  private List<String> instances(String name) {
    List<String> ids = new ArrayList<>();
    receipts.get(name).get("instances").forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private String instance(Point point) {
    return instances(point.order()).get(0);
  }

  private String state(String instance) {
    return operator.get("instances/" + instance).get("state").asText();
  }

  private void assertFulfilled(String name, int count) {
    assertThat(order(name).get("state").asText()).as(name).isEqualTo("FULFILLED");
    assertThat(instances(name)).as(name).hasSize(count);
    List<String> guests = SimulatedHosts.guests();
    for (String instance : instances(name)) {
      JsonNode seen = operator.get("instances/" + instance);
      assertThat(seen.get("state").asText()).as(name).isEqualTo("ACTIVE");
      assertThat(seen.get("task").isNull()).as(name).isTrue();
      assertThat(guests).as(name).containsOnlyOnce(instance);
    }
  }

  /** The sums that quota and hosts keep, beside the instances that are listed. */
  private void assertSumsAgree() {
    int all = 0;
    for (Client client : List.of(acme, globex)) {
      List<JsonNode> instances = client.items("instances");
      all += instances.size();
      for (JsonNode item : client.get("quotas?project=" + client.project()).get("items")) {
        if (item.get("resource").asText().equals("instances")) {
          assertThat(item.get("used").asInt()).isEqualTo(instances.size());
        }
        if (item.get("resource").asText().equals("vcpus")) {
          assertThat(item.get("used").asInt())
              .isEqualTo(instances.stream().mapToInt(one -> one.at("/flavor/vcpus").asInt()).sum());
        }
      }
    }
    int allocated = 0;
    for (JsonNode host : operator.items("hosts")) {
      allocated += host.get("instances").asInt();
    }
    assertThat(allocated).isEqualTo(all);
    assertThat(SimulatedHosts.guests()).hasSize(all).doesNotHaveDuplicates();
  }
}
