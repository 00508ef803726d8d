package org.nephos.problem.api;

import java.util.Map;

/** There is no such thing, or the caller may not know of it; nobody can tell which. */
public class NotFoundException extends PortalException {
  private static final long serialVersionUID = 1L;

  public NotFoundException() {
    super("not-found", "There is no such thing, or you may not see it.", Map.of());
  }

  @Override
  public int status() {
    return 404;
  }
}
