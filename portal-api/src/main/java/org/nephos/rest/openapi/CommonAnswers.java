package org.nephos.rest.openapi;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.nephos.list.api.ListQuery;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.FrontDoor;
import org.nephos.rest.list.CsvPage;
import org.nephos.rest.list.Listed;

/**
 * Completes the document at build time with what every operation of its kind has: the parameters of
 * lists, the error answers, the correlation id. It reads the annotations that the filters obey, so
 * that the document cannot say something else.
 */
public class CommonAnswers implements OASFilter {
  @Override
  public Schema filterSchema(Schema schema) {
    return SchemaNames.repair(schema);
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    SchemaNames.rename(document.getComponents());
    ProblemSchemas.add(document.getComponents());
    for (Map.Entry<String, PathItem> path : document.getPaths().getPathItems().entrySet()) {
      path.getValue()
          .getOperations()
          .forEach((verb, operation) -> complete(path.getKey(), verb, operation));
    }
  }

  private static void complete(String path, PathItem.HttpMethod verb, Operation operation) {
    Method method = method(operation.getOperationId());
    operation.setOperationId(id(method));
    addListParameters(method, operation);
    addFile(method, operation);
    for (Problems problem : answers(path, verb, method, operation)) {
      operation.getResponses().addAPIResponse(problem.status(), problem.reference());
    }
    operation.getResponses().getAPIResponses().forEach(CommonAnswers::addHeaders);
  }

  private static void addHeaders(String status, APIResponse response) {
    if (response.getRef() != null) {
      return;
    }
    response.addHeader(FrontDoor.CORRELATION_ID, header("Tell it when something is wrong."));
    if (status.equals("201") || status.equals("202")) {
      response.addHeader("Location", header("Where it is."));
    }
    if (response.getDescription() != null && response.getDescription().contains("ETag")) {
      response.addHeader("ETag", header("The version, for If-Match."));
    }
  }

  /** The method that an operation was made from: its id is the class, an underscore, the method. */
  private static Method method(String operationId) {
    int split = operationId.lastIndexOf('_');
    try {
      Class<?> resource =
          Class.forName(
              operationId.substring(0, split), false, CommonAnswers.class.getClassLoader());
      return Stream.of(resource.getDeclaredMethods())
          .filter(method -> method.getName().equals(operationId.substring(split + 1)))
          .filter(method -> !method.isSynthetic())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no method " + operationId));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no class of " + operationId, e);
    }
  }

  /** For example {@code instanceList}. */
  private static String id(Method method) {
    String resource = method.getDeclaringClass().getSimpleName().replaceAll("Resource$", "");
    String name = method.getName();
    return resource.substring(0, 1).toLowerCase(Locale.ROOT)
        + resource.substring(1)
        + name.substring(0, 1).toUpperCase(Locale.ROOT)
        + name.substring(1);
  }

  private static List<Problems> answers(
      String path, PathItem.HttpMethod verb, Method method, Operation operation) {
    boolean reads = verb == PathItem.HttpMethod.GET;
    boolean hasBody = operation.getRequestBody() != null;
    boolean hasQuery = parameters(operation).anyMatch(one -> one.getIn() == Parameter.In.QUERY);
    boolean hasIfMatch = parameters(operation).anyMatch(one -> "If-Match".equals(one.getName()));
    Map<Problems, Boolean> when = new LinkedHashMap<>();
    when.put(Problems.MALFORMED, hasQuery || hasBody);
    when.put(Problems.UNAUTHENTICATED, true);
    when.put(Problems.FORBIDDEN, method.getAnnotationsByType(Access.class).length > 0);
    when.put(Problems.NOT_FOUND, path.contains("{") || hasQuery);
    when.put(Problems.NOT_ACCEPTABLE, reads);
    when.put(Problems.CONFLICT, !reads);
    when.put(Problems.PRECONDITION_FAILED, hasIfMatch);
    when.put(Problems.TOO_LARGE, hasBody);
    when.put(Problems.UNSUPPORTED_MEDIA_TYPE, hasBody);
    when.put(Problems.INVALID, hasBody);
    when.put(Problems.TOO_MANY_REQUESTS, true);
    when.put(Problems.INTERNAL_ERROR, true);
    when.put(Problems.UNAVAILABLE, true);
    List<Problems> answers = new ArrayList<>();
    when.forEach(
        (problem, given) -> {
          if (given) {
            answers.add(problem);
          }
        });
    return answers;
  }

  private static Stream<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
  }

  private static void addListParameters(Method method, Operation operation) {
    Listed listed = method.getAnnotation(Listed.class);
    if (listed == null) {
      return;
    }
    for (String filter : listed.filters()) {
      operation.addParameter(query(filter, "Only those with this " + filter + ".", text()));
    }
    if (listed.sorts().length > 0) {
      Schema sorts = text();
      Arrays.stream(listed.sorts())
          .flatMap(sort -> Stream.of(sort, "-" + sort))
          .forEach(sorts::addEnumeration);
      operation.addParameter(query("sort", "A field, or -field for the last first.", sorts));
    }
    Schema limit =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.INTEGER)
            .minimum(BigDecimal.ONE)
            .maximum(BigDecimal.valueOf(ListQuery.MAX_LIMIT))
            .defaultValue(ListQuery.DEFAULT_LIMIT);
    operation.addParameter(query("limit", "How many on a page.", limit));
    operation.addParameter(query("marker", "What the page before gave as next.", text()));
  }

  private static void addFile(Method method, Operation operation) {
    if (!CsvPage.isOffered(method)) {
      return;
    }
    APIResponse page = operation.getResponses().getAPIResponse("200");
    if (page != null && page.getContent() != null && !page.getContent().hasMediaType(CsvPage.CSV)) {
      page.getContent().addMediaType(CsvPage.CSV, OASFactory.createMediaType().schema(text()));
    }
  }

  private static Parameter query(String name, String description, Schema schema) {
    return OASFactory.createParameter()
        .name(name)
        .in(Parameter.In.QUERY)
        .description(description)
        .schema(schema);
  }

  private static Header header(String description) {
    return OASFactory.createHeader().description(description).schema(text());
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
