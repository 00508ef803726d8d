package org.nephos.rest.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.nephos.rest.json.Json;

/** Answers every exception with a problem, whatever {@code Accept} says. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
  @Context private HttpHeaders headers;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      // Not a refusal: the router's way to answer OPTIONS.
      return web.getResponse();
    }
    return answer(
        ProblemTranslator.translate(thrown, headers.getHeaderString(HttpHeaders.IF_MATCH) != null));
  }

  /** The answer for a problem. */
  public static Response answer(Problem problem) {
    // Written out here, so that no other provider has a say in it.
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(MediaType.valueOf(Problem.MEDIA_TYPE))
            .entity(Json.bytes(problem.body()));
    problem.headers().forEach(response::header);
    return response.build();
  }
}
