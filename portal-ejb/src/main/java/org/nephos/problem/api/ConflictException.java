package org.nephos.problem.api;

import java.util.Map;

/** The thing is not in a state that allows this, or a key is taken. */
public class ConflictException extends PortalException {
  private static final long serialVersionUID = 1L;

  /**
   * @param code for example {@code state-conflict}, {@code idempotency-key-reused}, {@code
   *     name-taken}
   * @param message what is in the way and what can be done
   * @param variables typed members, for example {@code state} and {@code allowed}
   */
  public ConflictException(String code, String message, Map<String, Object> variables) {
    super(code, message, variables);
  }

  @Override
  public int status() {
    return 409;
  }
}
