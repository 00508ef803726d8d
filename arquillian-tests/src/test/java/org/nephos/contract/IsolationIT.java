package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_BILLING;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NOBODY;
import static org.nephos.contract.client.Demo.NO_ID;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Portal;
import org.nephos.contract.client.Tidy;

/**
 * Every operation of the API's document by every kind of person: what each may do to acme's things
 * is written in {@code isolation.csv}, and an operation that is not in it fails. Each request
 * carries a query parameter that nothing takes, so whoever is let in is told so with a 400 and
 * nothing is done.
 */
@ExtendWith(Tidy.class)
class IsolationIT {
  private static final Map<String, Person> PEOPLE = people();
  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");
  private static final String PROBE = "nothing=1";

  /** Acme's things, by the list that they are in. */
  private static final Map<String, String> THINGS = new HashMap<>();

  private static Map<String, CSVRecord> matrix;

  private static Map<String, Person> people() {
    Map<String, Person> people = new LinkedHashMap<>();
    people.put("nobody", NOBODY);
    people.put("viewer", ACME_VIEWER);
    people.put("billing", ACME_BILLING);
    people.put("member", ACME_USER);
    people.put("admin", ACME_ADMIN);
    people.put("operator", OPERATOR);
    people.put("other-member", GLOBEX_USER);
    people.put("other-admin", GLOBEX_ADMIN);
    return people;
  }

  /** One operation of the document. */
  private record Operation(String verb, String path) {
    String list() {
      return path.split("/")[1];
    }

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  @BeforeAll
  static void makeOneOfEach() throws IOException {
    Answer ordered = ACME_USER.post("/orders", order(ACME_USER, "isolated"));
    String instance = ordered.json().path("instances").get(0).asText();
    THINGS.put("instances", instance);
    THINGS.put("orders", ordered.id());
    Demo.awaitState(ACME_USER, instance, "ACTIVE");
    THINGS.put("jobs", first(ACME_USER, "/jobs?resource=" + instance));
    THINGS.put("keypairs", keypair());
    THINGS.put(
        "api-tokens",
        ACME_USER
            .post("/api-tokens", object("project", Demo.project(ACME_USER), "name", "isolated"))
            .id());
    THINGS.put(
        "scaling-groups",
        ACME_USER
            .post(
                "/scaling-groups",
                object(
                    "project",
                    Demo.project(ACME_USER),
                    "name",
                    "isolated",
                    "min",
                    0,
                    "max",
                    1,
                    "template",
                    object("flavor", Demo.flavor(), "image", Demo.image())))
            .id());
    THINGS.put(
        "quota-requests",
        ACME_USER
            .post(
                "/quota-requests",
                object(
                    "project", Demo.project(ACME_USER),
                    "changes", List.of(object("resource", "vcpus", "limit", 41)),
                    "reason", "isolated"))
            .id());
    THINGS.put("projects", Demo.project(ACME_USER));
    THINGS.put("tenants", Demo.tenant(ACME_USER));
    THINGS.put(
        "memberships",
        first(
            ACME_ADMIN, "/projects/" + Demo.project(ACME_USER) + "/members?username=acme-viewer"));
    THINGS.put("hosts", first(OPERATOR, "/hosts?limit=1"));
    THINGS.put("flavors", Demo.flavor());
    THINGS.put("images", Demo.image());
    THINGS.put("networks", first(ACME_USER, "/networks"));
    THINGS.put("zones", "sim");
    THINGS.put("quota-presets", first(OPERATOR, "/quota-presets"));
    matrix = matrix();
  }

  private static String first(Person person, String list) {
    return person.get(list).items().get(0).path("id").asText();
  }

  private static String keypair() {
    String name = "isolated";
    List<JsonNode> there = ACME_USER.get("/keypairs?name=" + name).items();
    if (!there.isEmpty()) {
      return there.get(0).path("id").asText();
    }
    String key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0cBVqBF4pIRVLIVLTvjFkcUNbNbZfzIYoV4Z2Yq4Xv t";
    Answer made = ACME_USER.post("/keypairs", object("name", name, "publicKey", key));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.id();
  }

  private static Map<String, CSVRecord> matrix() throws IOException {
    Map<String, CSVRecord> rows = new LinkedHashMap<>();
    try (InputStreamReader reader =
        new InputStreamReader(
            IsolationIT.class.getResourceAsStream("isolation.csv"), StandardCharsets.UTF_8)) {
      for (CSVRecord row :
          CSVFormat.RFC4180
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .setIgnoreSurroundingSpaces(true)
              .get()
              .parse(reader)) {
        rows.put(row.get("operation"), row);
      }
    }
    return rows;
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    Portal.get("/openapi")
        .json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        verb -> {
                          if (VERBS.contains(verb)) {
                            operations.add(
                                new Operation(verb.toUpperCase(Locale.ROOT), path.getKey()));
                          }
                        }));
    return operations;
  }

  private static String address(Operation operation, String thing) {
    String path = operation.path().replace("{id}", thing).replace("{name}", thing);
    return operation.path().equals("/quotas") ? path + "?project=" + thing + "&" : path + "?";
  }

  private static String thing(Operation operation) {
    if (operation.path().equals("/quotas")) {
      return Demo.project(ACME_USER);
    }
    return operation.path().contains("{") ? THINGS.get(operation.list()) : "";
  }

  private static Answer ask(Person person, Operation operation, String thing) {
    String path = address(operation, thing) + PROBE;
    return operation.verb().equals("GET") || operation.verb().equals("DELETE")
        ? person.send(operation.verb(), path, BodyPublishers.noBody())
        : person.withBody(operation.verb(), path, "{");
  }

  @Test
  void everyOperationOfTheDocumentHasARowAndEveryRowAnOperation() {
    assertThat(operations().stream().map(Operation::toString))
        .containsExactlyInAnyOrderElementsOf(matrix.keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyPersonIsLetInOrNotAsTheTableSays() {
    return operations().stream()
        .flatMap(
            operation ->
                PEOPLE.keySet().stream()
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                operation + " by " + who, () -> check(operation, who))));
  }

  private static void check(Operation operation, String who) {
    CSVRecord row = matrix.get(operation.toString());
    if (row == null) {
      fail("no row for " + operation);
    }
    Answer answer = ask(PEOPLE.get(who), operation, thing(operation));
    int wanted =
        switch (row.get(who)) {
          case "yes" -> 400;
          case "no" -> 403;
          case "hidden" -> 404;
          case "unknown" -> 401;
          default -> fail("not a word of the table: " + row.get(who));
        };
    assertThat(answer.status()).as(answer.toString()).isEqualTo(wanted);
    assertThat(answer.type()).isEqualTo("application/problem+json");
  }

  @TestFactory
  Stream<DynamicTest> whatIsHiddenIsAsIfItWereNotThere() {
    return operations().stream()
        .filter(operation -> !thing(operation).isEmpty())
        .flatMap(
            operation ->
                PEOPLE.keySet().stream()
                    .filter(who -> matrix.get(operation.toString()).get(who).equals("hidden"))
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                operation + " by " + who,
                                () ->
                                    assertThat(
                                            ask(PEOPLE.get(who), operation, thing(operation))
                                                .body())
                                        .isEqualTo(
                                            ask(PEOPLE.get(who), operation, NO_ID).body()))));
  }

  @TestFactory
  Stream<DynamicTest> nothingOfAcmesIsInAnyListOfTheOthers() {
    Set<String> secrets = new TreeSet<>(THINGS.values());
    List.of("hosts", "flavors", "images", "networks", "zones", "quota-presets")
        .forEach(shared -> secrets.remove(THINGS.get(shared)));
    return operations().stream()
        .filter(operation -> operation.verb().equals("GET"))
        .filter(operation -> !operation.path().contains("{"))
        .filter(operation -> !operation.path().endsWith("/stream"))
        .flatMap(
            operation ->
                Stream.of(GLOBEX_USER, GLOBEX_ADMIN)
                    .map(
                        person ->
                            DynamicTest.dynamicTest(
                                operation + " by " + person,
                                () -> {
                                  String text = whole(person, operation.path());
                                  assertThat(secrets).noneMatch(text::contains);
                                  assertThat(text).doesNotContain("acme-", "Acme", "isolated");
                                })));
  }

  private static String whole(Person person, String path) {
    String query = path.equals("/quotas") ? "?project=" + Demo.project(person) : "";
    StringBuilder text = new StringBuilder(person.get(path + query).text());
    person.get(path + "?limit=500").items().forEach(text::append);
    return text.toString();
  }
}
