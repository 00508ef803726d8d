package org.nephos.tenancy.api;

import java.util.UUID;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/**
 * The checks of rights by themselves. Facades make them anyway; the API makes them before it reads
 * a body, so that what may not be seen is 404 and what may not be done is 403 before anything is
 * said of the body.
 */
public interface AccessFacade {
  /**
   * Whether the caller may do this to this object.
   *
   * @throws NotFoundException when there is none or the caller may not see it
   * @throws ForbiddenException when the caller sees it and may not do this
   */
  void check(Permission permission, ResourceKind kind, UUID id);

  /**
   * Whether the caller may see that there is such an object.
   *
   * @throws NotFoundException when there is none or the caller may not see it
   */
  void checkVisible(ResourceKind kind, UUID id);

  /**
   * Whether the caller may do this anywhere at all.
   *
   * @throws ForbiddenException when not
   */
  void checkAnywhere(Permission permission);

  /** Whether the caller may do this anywhere; for menus. */
  boolean mayAnywhere(Permission permission);

  /** Whether the caller may do this in this project; for buttons. False when it may not see it. */
  boolean mayInProject(Permission permission, UUID project);
}
