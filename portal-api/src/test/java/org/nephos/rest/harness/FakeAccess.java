package org.nephos.rest.harness;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.AccessFacade;

/** Rights as a test sets them: what is not known cannot be seen. */
public final class FakeAccess implements AccessFacade {
  private final Map<UUID, Set<Permission>> known = new HashMap<>();
  private final Set<Permission> anywhere = EnumSet.noneOf(Permission.class);

  /** Makes an object visible, with these rights to it. */
  public UUID know(Permission... rights) {
    UUID id = UUID.randomUUID();
    know(id, rights);
    return id;
  }

  /** Makes the object of this id visible, with these rights to it. */
  public void know(UUID id, Permission... rights) {
    known.put(id, Set.of(rights));
  }

  public void allow(Permission... rights) {
    anywhere.addAll(Set.of(rights));
  }

  @Override
  public void check(Permission permission, ResourceKind kind, UUID id) {
    Set<Permission> rights = known.get(id);
    if (rights == null) {
      throw new NotFoundException();
    }
    if (!rights.contains(permission)) {
      throw new ForbiddenException(permission);
    }
  }

  @Override
  public void checkVisible(ResourceKind kind, UUID id) {
    if (!known.containsKey(id)) {
      throw new NotFoundException();
    }
  }

  @Override
  public void checkAnywhere(Permission permission) {
    if (!anywhere.contains(permission)) {
      throw new ForbiddenException(permission);
    }
  }

  @Override
  public boolean mayAnywhere(Permission permission) {
    return anywhere.contains(permission);
  }

  @Override
  public boolean mayInProject(Permission permission, UUID project) {
    return known.getOrDefault(project, Set.of()).contains(permission);
  }
}
