package org.nephos.rest.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.nephos.problem.api.Violation;
import org.nephos.rest.gate.FrontDoor;
import org.nephos.rest.problem.Problem;

/** The schema of problems, and each error answer with an example made by the same code. */
final class ProblemSchemas {
  private static final String PROBLEM = "Problem";

  private ProblemSchemas() {}

  static void add(Components components) {
    components.addSchema(PROBLEM, schema());
    for (Problems problem : Problems.values()) {
      components.addResponse(problem.component(), response(problem));
    }
  }

  private static Schema schema() {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A refusal as RFC 9457 has it, with typed members by kind.")
        .required(List.of("type", "title", "status", "detail"))
        .addProperty("type", typed(Schema.SchemaType.STRING, "Stable: /problems/ and a word."))
        .addProperty("title", typed(Schema.SchemaType.STRING, "The kind, for people."))
        .addProperty("status", typed(Schema.SchemaType.INTEGER, "The HTTP status."))
        .addProperty("detail", typed(Schema.SchemaType.STRING, "What happened, for people."))
        .addProperty(
            "violations",
            typed(Schema.SchemaType.ARRAY, "With invalid: what is wrong, field by field.")
                .items(OASFactory.createSchema().ref("#/components/schemas/Violation")))
        .addProperty("scope", typed(Schema.SchemaType.STRING, "With quota-exceeded."))
        .addProperty("resource", typed(Schema.SchemaType.STRING, "With quota-exceeded."))
        .addProperty("limit", typed(Schema.SchemaType.INTEGER, "With quota-exceeded."))
        .addProperty("used", typed(Schema.SchemaType.INTEGER, "With quota-exceeded."))
        .addProperty("reserved", typed(Schema.SchemaType.INTEGER, "With quota-exceeded."))
        .addProperty("requested", typed(Schema.SchemaType.INTEGER, "With quota-exceeded."));
  }

  private static Schema typed(Schema.SchemaType type, String description) {
    return OASFactory.createSchema().addType(type).description(description);
  }

  private static APIResponse response(Problems problem) {
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(problem.description())
            .addHeader(FrontDoor.CORRELATION_ID, header("Tell it when something is wrong."))
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(
                                OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                            .example(example(problem))));
    if (problem.code() == 429 || problem.code() == 503) {
      response.addHeader("Retry-After", header("Seconds."));
    }
    return response;
  }

  private static Header header(String description) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  private static Map<String, Object> example(Problems problem) {
    if (problem == Problems.CONFLICT) {
      Map<String, Object> quota = new LinkedHashMap<>();
      quota.put("scope", "project");
      quota.put("resource", "vcpus");
      quota.put("limit", 40);
      quota.put("used", 39);
      quota.put("reserved", 0);
      quota.put("requested", 2);
      return new Problem(
              409, "quota-exceeded", "The project's quota of vcpus is 40; …", quota, Map.of())
          .body();
    }
    Problem example = Problem.of(problem.code(), problem.word(), problem.description());
    if (problem == Problems.INVALID) {
      Violation violation = new Violation("count", "range", "count must be 1 to 100.");
      Map<String, Object> plain = new LinkedHashMap<>();
      plain.put("field", violation.field());
      plain.put("message", violation.message());
      plain.put("code", violation.code());
      example = example.member("violations", List.of(plain));
    }
    return example.body();
  }
}
