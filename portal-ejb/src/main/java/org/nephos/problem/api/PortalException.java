package org.nephos.problem.api;

import jakarta.ejb.ApplicationException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal that the caller can understand: a stable code, a sentence in English, and typed
 * variables. Pages translate the code (message key {@code problem.<code>}), the API answers
 * problem+json with it. It rolls the transaction back.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class PortalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Map<String, Object> variables;

  protected PortalException(String code, String message, Map<String, Object> variables) {
    super(message);
    this.code = code;
    this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** Stable and kebab-case, for example {@code quota-exceeded}; the end of the problem's type. */
  public String code() {
    return code;
  }

  /** What the sentence speaks of, by name; values are strings, numbers, booleans, lists or maps. */
  public Map<String, Object> variables() {
    return variables;
  }

  /** The HTTP status that stands for this kind of refusal. */
  public abstract int status();
}
