package org.nephos.rest.gate;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.list.CsvPage;
import org.nephos.rest.problem.Problem;
import org.nephos.rest.problem.ProblemException;

/** What a caller takes and sends: JSON in, and out what the method offers. */
public final class MediaRules {
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private MediaRules() {}

  /**
   * The media type among the offered ones that the caller likes best, the first where it does not
   * care.
   *
   * @param accept the header as it came, or null
   * @return nothing when the caller takes none of them
   */
  public static Optional<MediaType> best(String accept, List<MediaType> offered) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(offered.get(0));
    }
    List<MediaType> wanted;
    try {
      wanted = Stream.of(accept.split(",", -1)).map(String::strip).map(MediaType::valueOf).toList();
    } catch (IllegalArgumentException e) {
      throw new MalformedException("Accept", "The Accept header cannot be read.");
    }
    return offered.stream()
        .filter(type -> quality(type, wanted) > 0)
        .reduce(
            (first, second) -> quality(second, wanted) > quality(first, wanted) ? second : first);
  }

  /** How much the caller likes a type: the quality of the most specific range that fits it. */
  private static double quality(MediaType type, List<MediaType> wanted) {
    return wanted.stream()
        .filter(range -> range.isCompatible(type))
        .max(Comparator.comparingInt(MediaRules::specificity))
        .map(MediaRules::quality)
        .orElse(0.0);
  }

  private static int specificity(MediaType range) {
    if (range.isWildcardType()) {
      return 0;
    }
    return range.isWildcardSubtype() ? 1 : 2;
  }

  private static double quality(MediaType range) {
    String q = range.getParameters().get("q");
    try {
      return q == null ? 1 : Double.parseDouble(q);
    } catch (NumberFormatException e) {
      throw new MalformedException("Accept", "The Accept header cannot be read.");
    }
  }

  /** Refuses a reader that takes none of what is offered. What changes something is done anyway. */
  static void checkAccept(ResourceInfo resource, String accept, ContainerRequestContext request) {
    if (!READING.contains(request.getMethod())
        || resource.getResourceMethod().isAnnotationPresent(AnyAccept.class)) {
      return;
    }
    Produces produces = resource.getResourceMethod().getAnnotation(Produces.class);
    if (produces == null) {
      produces = resource.getResourceClass().getAnnotation(Produces.class);
    }
    List<MediaType> offered =
        produces == null
            ? List.of(MediaType.APPLICATION_JSON_TYPE)
            : Stream.of(produces.value()).map(MediaType::valueOf).toList();
    if (CsvPage.isOffered(resource.getResourceMethod())
        && offered.equals(List.of(MediaType.APPLICATION_JSON_TYPE))) {
      offered = List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CsvPage.CSV));
    }
    if (best(accept, offered).isEmpty()) {
      throw new ProblemException(
          Problem.of(
              406,
              "not-acceptable",
              "This is offered as " + String.join(" or ", names(offered)) + "."));
    }
  }

  private static List<String> names(List<MediaType> types) {
    return types.stream().map(type -> type.getType() + "/" + type.getSubtype()).toList();
  }

  /** Refuses a body that says it is something else than JSON in UTF-8. */
  static void checkContentType(ContainerRequestContext request) {
    if (READING.contains(request.getMethod()) || !hasBody(request)) {
      return;
    }
    if (!isJson((String) request.getProperty(FrontDoor.CONTENT_TYPE))) {
      throw new ProblemException(
          Problem.of(415, "unsupported-media-type", "Send the body as application/json."));
    }
  }

  private static boolean hasBody(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.getHeaderString("Transfer-Encoding") != null
        : !length.strip().equals("0");
  }

  private static boolean isJson(String contentType) {
    if (contentType == null) {
      return false;
    }
    try {
      MediaType type = MediaType.valueOf(contentType);
      String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
      return type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
          && !type.isWildcardType()
          && !type.isWildcardSubtype()
          && charset.toLowerCase(Locale.ROOT).equals("utf-8");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
