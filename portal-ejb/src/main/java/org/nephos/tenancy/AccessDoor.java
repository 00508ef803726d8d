package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.tenancy.api.AccessFacade;

/**
 * The checks of rights for those who ask before they call a facade. A caller who is turned away
 * here never reaches the facade, so the refusal is kept here.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccessDoor implements AccessFacade {
  @Inject private AccessService access;
  @Inject private RefusalLog refusals;

  @Override
  @OpenToAll("it is the check itself")
  public void check(Permission permission, ResourceKind kind, UUID id) {
    try {
      access.check(permission, kind, id);
    } catch (ForbiddenException e) {
      keep(permission, e, List.of(new NamedObject(kind, id, null)));
      throw e;
    }
  }

  @Override
  @OpenToAll("it is the check itself")
  public void checkVisible(ResourceKind kind, UUID id) {
    access.checkVisible(kind, id);
  }

  @Override
  @OpenToAll("it is the check itself")
  public void checkAnywhere(Permission permission) {
    try {
      access.checkAnywhere(permission);
    } catch (ForbiddenException e) {
      keep(permission, e, List.of());
      throw e;
    }
  }

  private void keep(Permission permission, ForbiddenException refusal, List<NamedObject> named) {
    if (permission.isForChanges()) {
      String word = permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
      refusals.keep("access." + word, refusal, named);
    }
  }

  @Override
  @OpenToAll("says only what the caller's own roles are")
  public boolean mayAnywhere(Permission permission) {
    return access.mayAnywhere(permission);
  }

  @Override
  @OpenToAll("says only what the caller's own roles are")
  public boolean mayInProject(Permission permission, UUID project) {
    return access.mayInProject(permission, project);
  }
}
