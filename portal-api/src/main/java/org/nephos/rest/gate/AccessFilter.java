package org.nephos.rest.gate;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.problem.api.MalformedException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.rest.text.Ids;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.AccessFacade;

/**
 * Answers what can be answered before the body is read, in this order: 404 for what the caller may
 * not see, is not there or has a malformed id, all alike; 403; 400 for query parameters; 406 and
 * 415.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class AccessFilter implements ContainerRequestFilter {
  @Inject AccessFacade access;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    checkPath(path);
    checkAccess(method, path, query);
    QueryRules.check(method, query);
    MediaRules.checkAccept(resource, (String) request.getProperty(FrontDoor.ACCEPT), request);
    MediaRules.checkContentType(request);
  }

  private static void checkPath(MultivaluedMap<String, String> path) {
    for (String name : path.keySet()) {
      String value = path.getFirst(name);
      boolean wellFormed =
          name.equals("id")
              ? Ids.parse(value).isPresent()
              : value.chars().noneMatch(Character::isISOControl);
      if (!wellFormed) {
        throw new NotFoundException();
      }
    }
  }

  private void checkAccess(
      Method method, MultivaluedMap<String, String> path, MultivaluedMap<String, String> query) {
    Access[] rules = method.getAnnotationsByType(Access.class);
    if (rules.length == 0) {
      SignedIn signedIn = method.getAnnotation(SignedIn.class);
      if (signedIn == null) {
        throw new IllegalStateException(method + " does not say who may call it");
      }
      for (ResourceKind kind : signedIn.on()) {
        access.checkVisible(
            kind, Ids.parse(path.getFirst("id")).orElseThrow(NotFoundException::new));
      }
      return;
    }
    for (Access rule : chosen(rules, query)) {
      if (rule.on().length == 0) {
        access.checkAnywhere(rule.value());
      } else {
        access.check(rule.value(), rule.on()[0], id(rule, path, query));
      }
    }
  }

  /** All rules that go by the path, and of those that go by the query the one that is given. */
  private static List<Access> chosen(Access[] rules, MultivaluedMap<String, String> query) {
    List<Access> chosen = new ArrayList<>();
    List<String> offered = new ArrayList<>();
    List<Access> given = new ArrayList<>();
    for (Access rule : rules) {
      if (rule.query().isEmpty()) {
        chosen.add(rule);
      } else {
        offered.add(rule.query());
        if (query.containsKey(rule.query())) {
          given.add(rule);
        }
      }
    }
    if (!offered.isEmpty() && given.size() != 1) {
      throw new MalformedException(
          offered.get(0), "Exactly one of these is needed: " + String.join(", ", offered) + ".");
    }
    chosen.addAll(given);
    return chosen;
  }

  private static UUID id(
      Access rule, MultivaluedMap<String, String> path, MultivaluedMap<String, String> query) {
    String text =
        rule.query().isEmpty() ? path.getFirst(rule.path()) : query.getFirst(rule.query());
    return Ids.parse(text).orElseThrow(NotFoundException::new);
  }
}
