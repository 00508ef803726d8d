package org.nephos.rest.gate;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nephos.problem.api.MalformedException;
import org.nephos.rest.list.Listed;
import org.nephos.rest.text.Text;

/** Which query parameters a method takes: those that it declares, each once and not empty. */
public final class QueryRules {
  private static final int LONGEST = 2_000;

  private QueryRules() {}

  /** The names that the method takes, sorted. */
  public static Set<String> names(Method method) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(QueryParam.class))
        .filter(parameter -> parameter != null)
        .forEach(parameter -> names.add(parameter.value()));
    Listed listed = method.getAnnotation(Listed.class);
    if (listed != null) {
      names.addAll(List.of("limit", "marker"));
      names.addAll(List.of(listed.filters()));
      if (listed.sorts().length > 0) {
        names.add("sort");
      }
    }
    return names;
  }

  static void check(Method method, MultivaluedMap<String, String> query) {
    Set<String> names = names(method);
    for (Map.Entry<String, List<String>> given : query.entrySet()) {
      String name = given.getKey();
      if (!names.contains(name)) {
        throw new MalformedException(shown(name), unknown(names));
      }
      if (given.getValue().size() > 1) {
        throw new MalformedException(name, name + " is given more than once.");
      }
      checkText(name, given.getValue().get(0));
    }
  }

  private static String unknown(Set<String> names) {
    return names.isEmpty()
        ? "This takes no query parameters."
        : "There is no such query parameter; there are: " + String.join(", ", names) + ".";
  }

  private static void checkText(String name, String text) {
    if (text == null || text.isEmpty()) {
      throw new MalformedException(name, name + " is empty.");
    }
    if (text.length() > LONGEST) {
      throw new MalformedException(name, name + " is too long.");
    }
    if (!Text.isClean(text) || text.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedException(name, name + " has characters that are no text.");
    }
  }

  private static String shown(String name) {
    String start = name.substring(0, Math.min(64, name.length()));
    return Text.isClean(start) ? start : "?";
  }
}
