package org.nephos.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

class RecordBinderTest {
  record Inner(@NotNull Long size, List<String> words) {}

  record Outer(
      UUID id,
      String text,
      Integer number,
      Boolean flag,
      Instant at,
      @Schema(enumeration = {"red", "green"}) String colour,
      Map<String, String> tags,
      List<Inner> inner) {}

  private static Outer bind(String json) {
    return RecordBinder.bind(Json.read(json.getBytes(StandardCharsets.UTF_8)), Outer.class);
  }

  @Test
  void what_fits_is_taken_and_what_is_left_out_is_null() {
    Outer outer =
        bind(
            """
            {"id": "6f1c5b0e-7d0a-4f6e-9a55-0d7a3c1b2e4f", "text": "", "number": -3, "flag": false,
             "at": "2026-01-31T12:00:00+01:00", "colour": "red", "tags": {"a": "b", "": ""},
             "inner": [{"size": 4294967296, "words": ["x"]}]}""");
    assertThat(outer.id()).hasToString("6f1c5b0e-7d0a-4f6e-9a55-0d7a3c1b2e4f");
    assertThat(outer.text()).isEmpty();
    assertThat(outer.at()).isEqualTo("2026-01-31T11:00:00Z");
    assertThat(outer.tags()).containsEntry("", "");
    assertThat(outer.inner()).containsExactly(new Inner(4_294_967_296L, List.of("x")));
    assertThat(bind("{}")).isEqualTo(new Outer(null, null, null, null, null, null, null, null));
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        misfit("{\"text\": 1}", "text", "type"),
        misfit("{\"text\": {}}", "text", "type"),
        misfit("{\"text\": null}", "text", "null"),
        misfit("{\"text\": \"a\\u0000\"}", "text", "characters"),
        misfit("{\"text\": \"\\udc00\\ud800\"}", "text", "characters"),
        misfit("{\"number\": \"1\"}", "number", "type"),
        misfit("{\"number\": \"\"}", "number", "type"),
        misfit("{\"number\": 1.5}", "number", "type"),
        misfit("{\"number\": 1.0}", "number", "type"),
        misfit("{\"number\": 1e400}", "number", "type"),
        misfit("{\"number\": true}", "number", "type"),
        misfit("{\"number\": 2147483648}", "number", "range"),
        misfit("{\"number\": " + "9".repeat(99) + "}", "number", "range"),
        misfit("{\"flag\": 0}", "flag", "type"),
        misfit("{\"flag\": \"true\"}", "flag", "type"),
        misfit("{\"id\": \"6F1C5B0E-7D0A-4F6E-9A55-0D7A3C1B2E4F\"}", "id", "id"),
        misfit("{\"id\": \"1-1-1-1-1\"}", "id", "id"),
        misfit("{\"at\": \"2026-01-31\"}", "at", "instant"),
        misfit("{\"at\": \"+999999999-12-31T23:59:59Z\"}", "at", "instant"),
        misfit("{\"at\": 0}", "at", "type"),
        misfit("{\"colour\": \"RED\"}", "colour", "value"),
        misfit("{\"tags\": {\"a\": null}}", "tags.a", "null"),
        misfit("{\"tags\": {\"\\u0000\": \"b\"}}", "tags.?", "characters"),
        misfit("{\"inner\": {}}", "inner", "type"),
        misfit("{\"inner\": [[]]}", "inner[0]", "type"),
        misfit("{\"inner\": [{\"size\": 1}, {}]}", "inner[1].size", "required"),
        misfit("{\"inner\": [{\"size\": 1, \"words\": [1]}]}", "inner[0].words[0]", "type"),
        misfit("{\"inner\": [{\"size\": 1, \"x\": 1}]}", "inner[0].x", "unknown-field"),
        misfit("{\"Text\": \"a\"}", "Text", "unknown-field"),
        misfit("[]", "", "type"),
        misfit("\"text\"", "", "type"));
  }

  private static Arguments misfit(String json, String field, String code) {
    return Arguments.of(json, field, code);
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void what_does_not_fit_is_named_by_its_path(String json, String field, String code) {
    assertThatThrownBy(() -> bind(json))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid -> {
              assertThat(invalid.violations()).hasSize(1);
              Violation violation = invalid.violations().get(0);
              assertThat(violation.field()).isEqualTo(field);
              assertThat(violation.code()).isEqualTo(code);
              assertThat(violation.message()).endsWith(".");
            });
  }

  @Test
  void a_body_full_of_misfits_does_not_answer_with_as_many() {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 1_000; i++) {
      json.append(i == 0 ? "" : ",").append("\"f").append(i).append("\": 1");
    }
    assertThatThrownBy(() -> bind(json.append('}').toString()))
        .isInstanceOfSatisfying(
            InvalidException.class, invalid -> assertThat(invalid.violations()).hasSize(50));
  }
}
