package org.nephos.problem.api;

import java.util.Map;

/** A query parameter or a marker that cannot be read. */
public class MalformedException extends PortalException {
  private static final long serialVersionUID = 1L;

  /**
   * @param parameter the parameter's name
   * @param message what is wrong and what is allowed
   */
  public MalformedException(String parameter, String message) {
    super("malformed", message, Map.of("parameter", parameter));
  }

  @Override
  public int status() {
    return 400;
  }
}
