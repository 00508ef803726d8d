package org.nephos.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nephos.rest.gate.QueryRules;

class DocumentTest {
  /** A resource method and where the document has it. */
  private record Documented(Method method, String path, String verb) {
    JsonNode in(JsonNode document) {
      return document.path("paths").path(path).path(verb);
    }
  }

  private static JsonNode document;
  private static List<Documented> methods;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = OpenApiServlet.class.getResourceAsStream("openapi.json")) {
      document = new ObjectMapper().readTree(in);
    }
    methods = new ArrayList<>();
    for (JavaClass found :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.nephos.rest")) {
      if (found.isAnnotatedWith(Path.class)) {
        Stream.of(found.reflect().getDeclaredMethods()).forEach(DocumentTest::add);
      }
    }
    assertThat(methods).hasSizeGreaterThan(40);
  }

  private static void add(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        Path own = method.getAnnotation(Path.class);
        String path =
            method.getDeclaringClass().getAnnotation(Path.class).value()
                + (own == null ? "" : "/" + own.value());
        methods.add(new Documented(method, path, verb.value().toLowerCase(Locale.ROOT)));
      }
    }
  }

  @Test
  void every_resource_method_is_in_it_with_a_summary() {
    for (Documented one : methods) {
      assertThat(one.in(document).path("summary").asText()).as(one.toString()).isNotBlank();
    }
    assertThat(operations()).hasSameSizeAs(methods);
  }

  private static List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    document.path("paths").forEach(path -> path.forEach(operations::add));
    return operations;
  }

  @Test
  void every_operation_has_its_error_answers() {
    for (Documented one : methods) {
      JsonNode answers = one.in(document).path("responses");
      List<String> wanted = new ArrayList<>(List.of("401", "429", "500", "503"));
      if (one.path().contains("{")) {
        wanted.add("404");
      }
      if (one.in(document).has("requestBody")) {
        wanted.addAll(List.of("400", "413", "415", "422"));
      }
      assertThat(wanted).as(one.toString()).allMatch(answers::has);
      assertThat(answers.properties())
          .as(one.toString())
          .anyMatch(answer -> answer.getKey().startsWith("2"));
    }
  }

  @Test
  void every_query_parameter_that_is_taken_is_in_it_and_no_other() {
    for (Documented one : methods) {
      List<String> documented = new ArrayList<>();
      one.in(document)
          .path("parameters")
          .forEach(
              parameter -> {
                if (parameter.path("in").asText().equals("query")) {
                  documented.add(parameter.path("name").asText());
                }
              });
      assertThat(documented)
          .as(one.toString())
          .containsExactlyInAnyOrderElementsOf(QueryRules.names(one.method()));
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    List<String> references = document.findValuesAsText("$ref");
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void every_schema_tells_its_fields_and_every_error_has_an_example() {
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(
            schema -> {
              assertThat(schema.getKey()).doesNotContain("Json");
              assertThat(List.of("properties", "enum", "format"))
                  .as(schema.getKey())
                  .anyMatch(schema.getValue()::has);
            });
    document
        .path("components")
        .path("responses")
        .forEach(
            answer -> {
              JsonNode problem = answer.path("content").path("application/problem+json");
              assertThat(problem.path("example").path("type").asText()).startsWith("/problems/");
            });
  }
}
