package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NO_ID;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
  private static final Map<String, Person> PEOPLE = Things.PEOPLE;
  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");
  private static final String PROBE = "nothing=1";

  private static Map<String, CSVRecord> matrix;
  private static Map<String, String> things;

  /** One operation of the document. */
  private record Operation(String verb, String path) {
    String list() {
      // What is the caller's own stands below /me.
      return path.replaceFirst("^/me/", "/").split("/")[1];
    }

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  @BeforeAll
  static void makeOneOfEach() {
    things = Things.ofAcme();
    matrix = Matrix.read("isolation.csv");
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
    String path =
        operation
            .path()
            .replace("{id}", thing)
            .replace("{name}", thing)
            .replace("{term}", NO_ID)
            .replace("{delivery}", NO_ID)
            .replace("{n}", "1");
    return operation.path().equals("/quotas") ? path + "?project=" + thing + "&" : path + "?";
  }

  private static String thing(Operation operation) {
    if (operation.path().equals("/quotas")) {
      return Demo.project(ACME_USER);
    }
    return operation.path().contains("{") ? things.get(operation.list()) : "";
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
    Set<String> secrets = Things.secrets(things);
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
