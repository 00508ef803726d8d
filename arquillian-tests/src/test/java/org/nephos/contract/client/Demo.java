package org.nephos.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The demo cloud: its people, what is on offer, and how to come by an instance. */
public final class Demo {
  public static final Person NOBODY = Person.of("");
  public static final Person OPERATOR = Person.of("operator");
  public static final Person ACME_ADMIN = Person.of("acme-admin");
  public static final Person ACME_USER = Person.of("acme-user");
  public static final Person ACME_VIEWER = Person.of("acme-viewer");
  public static final Person ACME_BILLING = Person.of("acme-billing");
  public static final Person GLOBEX_ADMIN = Person.of("globex-admin");
  public static final Person GLOBEX_USER = Person.of("globex-user");

  /** An id in the right form that nothing has. */
  public static final String NO_ID = "00000000-0000-4000-8000-00000000dead";

  /** Leaves a field out. */
  public static final Object ABSENT = new Object();

  private static final Map<String, String> FIRSTS = new ConcurrentHashMap<>();

  private Demo() {}

  /** The default project of this person. */
  public static String project(Person person) {
    return first(person, "/projects", "id");
  }

  /** The tenant of this person. */
  public static String tenant(Person person) {
    return first(person, "/projects", "tenant");
  }

  /** The smallest flavor. */
  public static String flavor() {
    return first(ACME_USER, "/flavors", "id");
  }

  /** An image. */
  public static String image() {
    return first(ACME_USER, "/images", "id");
  }

  /** These do not change while the portal runs, so they are asked for once. */
  private static String first(Person person, String list, String field) {
    return FIRSTS.computeIfAbsent(
        person + list + field, unused -> person.get(list).items().get(0).path(field).asText());
  }

  /** A JSON object of names and values; a pair with the value {@link #ABSENT} is left out. */
  public static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] == ABSENT) {
        object.remove((String) pairs[i]);
      } else {
        object.put((String) pairs[i], pairs[i + 1]);
      }
    }
    return object;
  }

  /** An order of the smallest instance in the simulated zone, with changes in pairs. */
  public static Map<String, Object> order(Person person, String name, Object... changes) {
    Object[] fields = {
      "project", project(person), "name", name, "flavor", flavor(), "image", image(), "zone", "sim"
    };
    Object[] all = Arrays.copyOf(fields, fields.length + changes.length);
    System.arraycopy(changes, 0, all, fields.length, changes.length);
    return object(all);
  }

  /** Orders and waits until it runs; the id of the instance. */
  public static String activeInstance(Person person, String name) {
    Answer receipt = person.post("/orders", order(person, name));
    assertThat(receipt.status()).as(receipt.toString()).isEqualTo(202);
    String id = receipt.json().path("instances").get(0).asText();
    awaitState(person, id, "ACTIVE");
    return id;
  }

  /** Waits until the instance is in this state and nothing is being done to it. */
  public static JsonNode awaitState(Person person, String id, String state) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> person.get("/instances/" + id).json(),
            now -> now.path("state").asText().equals(state) && now.path("task").isNull());
  }

  /** Waits until the order has ended one way or the other. */
  public static JsonNode awaitEnd(Person person, String order) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> person.get("/orders/" + order).json(), now -> !now.path("finishedAt").isNull());
  }

  /** The figures of a resource in a scope of the person's project. */
  public static JsonNode quota(Person person, String scope, String resource) {
    return person.get("/quotas?project=" + project(person)).items().stream()
        .filter(line -> line.path("scope").asText().equals(scope))
        .filter(line -> line.path("resource").asText().equals(resource))
        .findFirst()
        .orElseThrow();
  }

  /** The demo's limits of a project. */
  public static void resetLimits(Person person) {
    limit("project", project(person), 20, 40, 40_960, 400);
    limit("tenant", tenant(person), 50, 100, 102_400, 1_000);
  }

  private static void limit(String scope, String id, int... limits) {
    List<String> resources = List.of("instances", "vcpus", "ramMib", "diskGib");
    List<Map<String, Object>> items =
        resources.stream()
            .map(name -> object("resource", name, "limit", limits[resources.indexOf(name)]))
            .toList();
    Answer set = OPERATOR.put("/quotas?" + scope + "=" + id, object("items", items));
    assertThat(set.status()).as(set.toString()).isEqualTo(200);
  }
}
