package org.nephos.rest.problem;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.PreconditionFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a problem of whatever was thrown. Containers wrap what beans throw, so the causes count
 * too: the first one that says something to a caller decides. What says nothing is ours to mend: it
 * is logged with its trace, and the caller learns only that it happened.
 */
public final class ProblemTranslator {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslator.class);
  private static final int DEEPEST = 20;

  private ProblemTranslator() {}

  /**
   * The problem to answer with.
   *
   * @param conditional whether the request had {@code If-Match}, so that a lost race is a failed
   *     precondition and not a conflict
   */
  public static Problem translate(Throwable thrown, boolean conditional) {
    List<Throwable> chain = chain(thrown);
    for (Throwable cause : chain) {
      Problem problem = spoken(cause);
      if (problem != null) {
        return problem;
      }
    }
    for (Throwable cause : chain) {
      Problem problem = stored(cause, conditional);
      if (problem != null) {
        LOG.info("answered {} for {}", problem.status(), cause.toString());
        return problem;
      }
    }
    if (isOfTheConnection(chain)) {
      LOG.debug("the caller went away", thrown);
    } else {
      LOG.error("a request broke", thrown);
    }
    return Problem.internal();
  }

  /** Whether the caller went away; what cannot be written as JSON only looks like it. */
  static boolean isOfTheConnection(List<Throwable> chain) {
    return chain.stream()
        .anyMatch(cause -> cause instanceof IOException && !(cause instanceof JacksonException));
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Throwable next = thrown;
    while (next != null && chain.size() < DEEPEST && !chain.contains(next)) {
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }

  private static Problem spoken(Throwable cause) {
    if (cause instanceof PortalException refusal) {
      return refusal.status() == 401 ? Problem.unauthenticated(true) : Problem.of(refusal);
    }
    if (cause instanceof ProblemException own) {
      return own.problem();
    }
    if (cause instanceof WebApplicationException web) {
      return routed(web.getResponse());
    }
    return null;
  }

  private static Problem routed(Response response) {
    int status = response.getStatus();
    return switch (status) {
      case 400 -> Problem.of(400, "malformed", "The request cannot be read.");
      case 401 -> Problem.unauthenticated(true);
      case 404 -> Problem.notFound();
      case 405 -> {
        Problem problem =
            Problem.of(405, "method-not-allowed", "This path does not take that method.");
        String allow = response.getHeaderString(HttpHeaders.ALLOW);
        yield allow == null ? problem : problem.header(HttpHeaders.ALLOW, allow);
      }
      case 406 -> Problem.of(406, "not-acceptable", "This is not offered in that media type.");
      case 413 -> Problem.of(413, "too-large", "The body is too large.");
      case 415 -> Problem.of(415, "unsupported-media-type", "Send the body as application/json.");
      default ->
          status < 500
              ? Problem.of(status, "refused", "The request cannot be served.")
              : Problem.internal();
    };
  }

  private static Problem stored(Throwable cause, boolean conditional) {
    if (cause instanceof OptimisticLockException) {
      return conditional
          ? Problem.of(new PreconditionFailedException())
          : Problem.of(
              409, "changed-meanwhile", "Somebody changed it at the same time. Try again.");
    }
    if (cause instanceof PessimisticLockException || cause instanceof LockTimeoutException) {
      return Problem.busy("Too many changes at the same place. Try again.", 1);
    }
    if (cause instanceof SQLException sql && sql.getSQLState() != null) {
      return stored(sql.getSQLState());
    }
    return null;
  }

  private static Problem stored(String sqlState) {
    // The classes of the SQL standard: 08 connection, 22 data, 23 integrity, 40 roll-back.
    return switch (sqlState.substring(0, Math.min(2, sqlState.length()))) {
      case "08" -> Problem.busy("The database does not answer. Try again.", 5);
      case "22" -> Problem.of(422, "invalid", "A value cannot be stored as it is.");
      case "23" -> Problem.of(409, "conflict", "It collides with something that is there.");
      case "40" -> Problem.busy("Too many changes at the same place. Try again.", 1);
      default -> null;
    };
  }
}
