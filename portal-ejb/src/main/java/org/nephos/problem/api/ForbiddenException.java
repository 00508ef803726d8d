package org.nephos.problem.api;

import java.util.Map;
import org.nephos.tenancy.Permission;

/** The caller sees the thing and may not do this to it. */
public class ForbiddenException extends PortalException {
  private static final long serialVersionUID = 1L;

  /**
   * @param missing the right that would be needed
   */
  public ForbiddenException(Permission missing) {
    this(missing, "Your role does not allow this. Ask an administrator of the tenant.");
  }

  /**
   * @param missing the right that would be needed
   * @param message where the caller's right ends, and who can go further
   */
  public ForbiddenException(Permission missing, String message) {
    super("forbidden", message, Map.of("permission", missing.name()));
  }

  @Override
  public int status() {
    return 403;
  }
}
