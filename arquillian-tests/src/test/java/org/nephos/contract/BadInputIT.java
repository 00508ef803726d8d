package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ABSENT;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NO_ID;
import static org.nephos.contract.client.Demo.order;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** What people, scripts and attackers send: an input is accepted or refused, it never breaks. */
@ExtendWith(Tidy.class)
class BadInputIT {

  static List<String> goodNames() {
    return List.of(
        "a",
        "7",
        "a".repeat(63),
        "web 1._-x",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u0645\u0631\u062d\u0628\u0627 2",
        "e\u0301".repeat(31) + "e",
        "\u0915\u094d\u0937\u093f",
        "\u6771\u4eac",
        "\ud840\udc00".repeat(63));
  }

  @ParameterizedTest
  @MethodSource("goodNames")
  void aNameOfLettersDigitsMarksSpacesAndDotsIsKeptAsItIs(String name) {
    Answer receipt = ACME_USER.post("/orders", order(ACME_USER, name));

    assertThat(receipt.status()).as(receipt.toString()).isEqualTo(202);
    String id = receipt.json().path("instances").get(0).asText();
    assertThat(ACME_USER.get("/instances/" + id).json().path("name").asText()).isEqualTo(name);
    ACME_USER.delete("/instances/" + id);
  }

  static List<String> badNames() {
    return List.of(
        "",
        "a".repeat(64),
        "a".repeat(300),
        "\ud840\udc00".repeat(64),
        "<b>web</b>",
        "web<script>alert(1)</script>",
        "web\"quote",
        "web'quote",
        "web\nline",
        "web\r\nline",
        "web\ttab",
        "a\u202etxt.exe",
        "a\u200fb",
        "\u0301a",
        "\ud83d\ude00",
        " web",
        ".web",
        "-web",
        "_web",
        "web\u0000",
        "web\u0007",
        "web\u00a0x",
        "${7*7}",
        "../../etc",
        "a;b",
        "a/b",
        "a\\b");
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void anyOtherNameIsRefusedAndTheFieldIsNamed(String name) {
    assertRefused(ACME_USER.post("/orders", order(ACME_USER, name)), "name");
  }

  private static void assertRefused(Answer answer, String... fields) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.wrongFields()).contains(fields);
    answer
        .json()
        .path("violations")
        .forEach(violation -> assertThat(violation.path("message").asText()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "101",
        "10000",
        "1.5",
        "1.0",
        "1e2",
        "\"1\"",
        "null",
        "true",
        "[]",
        "{}",
        "99999999999",
        "1000000000000000000000000000000"
      })
  void aCountIsAWholeNumberFromOneToAHundred(String count) {
    String body = text(order(ACME_USER, "count")).replaceFirst("}$", ",\"count\":" + count + "}");

    assertRefused(ACME_USER.post("/orders", body), "count");
  }

  private static String text(Object body) {
    StringBuilder text = new StringBuilder("{");
    ((Map<?, ?>) body)
        .forEach(
            (name, value) ->
                text.append(text.length() == 1 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":\"")
                    .append(value)
                    .append('"'));
    return text.append('}').toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "project",
        "name",
        "flavor",
        "image",
        "zone",
        "count",
        "network",
        "keypair",
        "userData",
        "tags",
        "lease",
        "onQuotaExceeded",
        "kind",
        "securityGroups",
        "volumes"
      })
  void nullIsNotAbsent(String field) {
    assertRefused(ACME_USER.post("/orders", order(ACME_USER, "nulls", field, null)), field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "name", "flavor", "image"})
  void whatIsNeededMayNotBeLeftOut(String field) {
    assertRefused(ACME_USER.post("/orders", order(ACME_USER, "absent", field, ABSENT)), field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "project",
        "name",
        "flavor",
        "image",
        "zone",
        "network",
        "keypair",
        "userData",
        "tags",
        "lease",
        "onQuotaExceeded",
        "kind",
        "securityGroups",
        "volumes"
      })
  void aNumberIsNoText(String field) {
    assertRefused(ACME_USER.post("/orders", order(ACME_USER, "types", field, 5)), field);
  }

  @Test
  void unknownFieldsAreRefused() {
    assertRefused(ACME_USER.post("/orders", order(ACME_USER, "more", "cuont", 1)), "cuont");
    assertRefused(ACME_USER.post("/orders", order(ACME_USER, "more", "state", "ACTIVE")), "state");
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "flavor", "image", "keypair", "network"})
  void anUnknownAndAForeignReferenceAreAlike(String field) {
    Answer unknown = ACME_USER.post("/orders", order(ACME_USER, "ref", field, NO_ID));
    Answer foreign =
        ACME_USER.post("/orders", order(ACME_USER, "ref", field, Demo.project(GLOBEX_USER)));

    assertRefused(unknown, field);
    assertThat(foreign.body()).isEqualTo(unknown.body());
    for (String malformed : List.of("", "x", NO_ID.toUpperCase(Locale.ROOT), "../" + NO_ID)) {
      assertRefused(ACME_USER.post("/orders", order(ACME_USER, "ref", field, malformed)), field);
    }
  }

  @Test
  void anUnknownZoneIsRefused() {
    for (String zone : List.of("", "nowhere", "SIM", "sim\n", "sim'--")) {
      assertRefused(ACME_USER.post("/orders", order(ACME_USER, "zone", "zone", zone)), "zone");
    }
  }

  @Test
  void userDataOf64KibIsTakenAndNoByteMore() {
    String full = "é".repeat(32_768);

    Answer receipt = ACME_USER.post("/orders", order(ACME_USER, "data", "userData", full));

    assertThat(receipt.status()).as(receipt.toString()).isEqualTo(202);
    assertThat(receipt.text()).doesNotContain("éé");
    assertRefused(
        ACME_USER.post("/orders", order(ACME_USER, "data", "userData", full + "a")), "userData");
  }

  @Test
  void aBodyOf64MibIsTooLarge() {
    Answer answer =
        ACME_USER.post(
            "/orders", order(ACME_USER, "large", "userData", "a".repeat(64 * 1024 * 1024)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("too-large");
  }

  static List<String> malformedBodies() {
    return List.of(
        "",
        "{",
        "{} {}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"count\":NaN}",
        "{\"count\":01}",
        "{'name':'a'}",
        "// note\n{}",
        "{\"name\":\"a\",}",
        "[".repeat(100_000),
        "{\"a\":".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("malformedBodies")
  void whatIsNoJsonIsMalformed(String body) {
    Answer answer = ACME_USER.post("/orders", body);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("malformed");
  }

  @Test
  void whatIsNoUtf8IsMalformed() {
    byte[] latin = {'{', '"', 'n', '"', ':', '"', (byte) 0xe9, '"', '}'};

    Answer answer =
        ACME_USER.send(
            "POST",
            "/orders",
            BodyPublishers.ofByteArray(latin),
            "Content-Type",
            "application/json");

    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/json;charset=iso-8859-1", "x"})
  void onlyJsonInUtf8IsTaken(String type) {
    Answer answer =
        ACME_USER.send("POST", "/orders", BodyPublishers.ofString("{}"), "Content-Type", type);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
    assertThat(answer.type()).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"text\"", "5", "true", "null"})
  void theBodyIsAnObject(String body) {
    assertThat(ACME_USER.post("/orders", body).status()).isEqualTo(422);
  }

  @Test
  void tagsAndLeasesHaveBounds() {
    List<Object> wrong = new ArrayList<>();
    wrong.add(Demo.object("a", 1));
    wrong.add(Demo.object("a", null));
    wrong.add(Demo.object("", "x"));
    wrong.add(Demo.object("k".repeat(129), "x"));
    wrong.add(Demo.object("k", "v".repeat(129)));
    wrong.add(Demo.object("k", "=cmd()"));
    wrong.add(Demo.object("k", "a\nb"));
    for (Object tags : wrong) {
      Answer answer = ACME_USER.post("/orders", order(ACME_USER, "tags", "tags", tags));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }
    for (String lease : List.of("", "PT0S", "-PT1H", "1 day", "P")) {
      assertRefused(ACME_USER.post("/orders", order(ACME_USER, "lease", "lease", lease)), "lease");
    }
  }
}
