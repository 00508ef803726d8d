package org.nephos.problem.api;

import java.util.Map;

/** Nobody is signed in. */
public class UnauthenticatedException extends PortalException {
  private static final long serialVersionUID = 1L;

  public UnauthenticatedException() {
    super("unauthenticated", "Sign in first.", Map.of());
  }

  @Override
  public int status() {
    return 401;
  }
}
