package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Session;
import org.nephos.contract.client.Tidy;

/**
 * Every page, download and stream of the web application by every kind of person who is signed in
 * as in a browser: what each may see of acme's is written in {@code pages.csv}. The addresses are
 * read from the sources and the compiled servlets, and one that is not in the table fails.
 */
@ExtendWith(Tidy.class)
class PageIsolationIT {
  private static final Path PAGES = Path.of("../portal-web/src/main/webapp");
  private static final Path CLASSES = Path.of("../portal-web/target/classes");
  private static final Map<String, Session> PEOPLE = new LinkedHashMap<>();

  private static Map<String, CSVRecord> matrix;
  private static Map<String, String> things;

  @BeforeAll
  static void signEverybodyIn() {
    things = Things.ofAcme();
    matrix = Matrix.read("pages.csv");
    Things.PEOPLE.forEach(
        (who, person) ->
            PEOPLE.put(who, person == Demo.NOBODY ? Session.ofNobody() : Session.of(person)));
  }

  private static Set<String> addresses() throws IOException {
    Set<String> addresses = new TreeSet<>();
    try (Stream<Path> files = Files.walk(PAGES)) {
      files
          .map(PAGES::relativize)
          .filter(file -> file.toString().endsWith(".xhtml") && !file.startsWith("WEB-INF"))
          .forEach(file -> addresses.addAll(ofPage(file)));
    }
    for (JavaClass type : new ClassFileImporter().importPath(CLASSES)) {
      for (JavaAnnotation<?> annotation : type.getAnnotations()) {
        if (annotation.getRawType().getName().equals("jakarta.servlet.annotation.WebServlet")) {
          Stream.of("value", "urlPatterns")
              .flatMap(name -> annotation.get(name).stream())
              .flatMap(patterns -> Arrays.stream((Object[]) patterns))
              .map(String.class::cast)
              .filter(pattern -> !pattern.startsWith("*"))
              .forEach(addresses::add);
        }
      }
    }
    return addresses;
  }

  /** A page, and what it offers to download. */
  private static Set<String> ofPage(Path file) {
    String address = "/" + file.toString().replace('\\', '/');
    try {
      return Files.readString(PAGES.resolve(file)).contains("<nph:download/>")
          ? Set.of(address, address.replace(".xhtml", ".csv"), address.replace(".xhtml", ".ndjson"))
          : Set.of(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyAddressHasARowAndEveryRowAnAddress() throws IOException {
    Set<String> rows =
        matrix.keySet().stream()
            .map(key -> key.split("\\?")[0])
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows).isEqualTo(addresses());
  }

  @TestFactory
  Stream<DynamicTest> everyPersonSeesItOrNotAsTheTableSays() {
    return matrix.values().stream()
        .flatMap(
            row ->
                PEOPLE.keySet().stream()
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                row.get("address") + " by " + who, () -> check(row, who))));
  }

  private static void check(CSVRecord row, String who) {
    int wanted =
        switch (row.get(who)) {
          case "yes" -> 200;
          case "on" -> 302;
          case "no" -> 403;
          case "hidden" -> 404;
          case "unknown" -> 401;
          default -> fail("not a word of the table: " + row.get(who));
        };

    Session session = PEOPLE.get(who);
    // What ends is read to its end: a reader that goes away is an error in the server's log.
    int status =
        row.get("kind").equals("stream")
            ? session.status(path(row, true))
            : session.get(path(row, true)).status();
    assertThat(status).as(row.get("address") + " by " + who).isEqualTo(wanted);
  }

  /** The address with the id of acme's thing in it, or with one that nothing has. */
  private static String path(CSVRecord row, boolean there) {
    String address = row.get("address");
    int at = address.indexOf('{');
    if (at < 0) {
      return address;
    }
    String list = address.substring(at + 1, address.indexOf('}'));
    String id = there ? things.get(list) : Demo.NO_ID;
    assertThat(id).as(list).isNotNull();
    return address.replace("{" + list + "}", id);
  }

  @TestFactory
  Stream<DynamicTest> whatIsHiddenIsAsIfItWereNotThere() {
    return matrix.values().stream()
        .filter(row -> row.get("address").contains("{"))
        .flatMap(
            row ->
                PEOPLE.keySet().stream()
                    .filter(who -> row.get(who).equals("hidden"))
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                row.get("address") + " by " + who, () -> compare(row, who))));
  }

  private static void compare(CSVRecord row, String who) {
    Answer foreign = PEOPLE.get(who).get(path(row, true));
    Answer unknown = PEOPLE.get(who).get(path(row, false));
    Answer malformed = PEOPLE.get(who).get(path(row, false).replace(Demo.NO_ID, "not-an-id"));

    assertThat(plain(foreign)).isEqualTo(plain(unknown)).isEqualTo(plain(malformed));
  }

  /** Without what differs from one request to the next, and without the address that was asked. */
  private static String plain(Answer answer) {
    return answer.status()
        + answer
            .text()
            .replaceAll("nonce=\"[^\"]*\"|id=\"correlation-id\">[^<]*|csp\\.init\\([^)]*", "")
            .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|not-an-id", "")
            .replaceAll("name=\"jakarta.faces.ViewState\"[^>]*", "")
            .replaceAll("<time[^>]*>[^<]*", "");
  }

  @TestFactory
  Stream<DynamicTest> nothingOfAcmesIsOnAnyPageOfTheOthers() {
    Set<String> secrets = Things.secrets(things);
    return matrix.values().stream()
        .filter(
            row ->
                !row.get("address").contains("{")
                    && !Set.of("stream", "document").contains(row.get("kind")))
        .flatMap(
            row ->
                List.of("other-member", "other-admin").stream()
                    .map(
                        who ->
                            DynamicTest.dynamicTest(
                                row.get("address") + " by " + who,
                                () -> {
                                  String text = PEOPLE.get(who).get(row.get("address")).text();
                                  assertThat(secrets).noneMatch(text::contains);
                                  assertThat(text).doesNotContain("acme-", "Acme", "isolated");
                                })));
  }
}
