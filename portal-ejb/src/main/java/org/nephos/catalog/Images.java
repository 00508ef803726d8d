package org.nephos.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.catalog.api.ImageView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ReadScope;

/** Public images, and those of the caller's tenants. */
@ApplicationScoped
class Images {
  private static final Set<String> STATES = Set.of("QUEUED", "ACTIVE", "ERROR", "DELETED");
  private static final ListDefinition<Image> LIST =
      ListDefinition.of(Image.class, "name")
          .contains("name", "name")
          .equal("state", "state", Images::state)
          .sort("name", "name", Parse::text);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private AccessService access;

  private static Object state(String text) {
    if (!STATES.contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  Page<ImageView> page(ListQuery query) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(visible(access.scope(Permission.RESOURCE_SEE)));
    if (!query.filters().containsKey("state")) {
      conditions.add(new Condition("e.state <> 'DELETED'", Map.of()));
    }
    return lists.page(
        LIST,
        query,
        conditions,
        image -> new Marker.Position(Map.of("name", image.name()), image.id()),
        images -> images.stream().map(Images::view).toList());
  }

  /** An image is a tenant's as a whole, so whoever sees one of its projects sees it. */
  private static Condition visible(ReadScope scope) {
    if (scope.all()) {
      return Condition.ALL;
    }
    return new Condition(
        "e.tenantId is null or e.tenantId in :imageTenants or e.tenantId in"
            + " (select p.tenantId from Project p where p.id in :imageProjects)",
        Map.of("imageTenants", scope.tenants(), "imageProjects", scope.projects()));
  }

  ImageView get(UUID id) {
    Image image = em.find(Image.class, id);
    if (image == null) {
      throw new NotFoundException();
    }
    return view(image);
  }

  private static ImageView view(Image image) {
    return new ImageView(
        image.id(),
        image.name(),
        image.description(),
        image.format(),
        image.sizeBytes(),
        image.sha256(),
        image.state(),
        image.visibility(),
        image.minDiskGib(),
        image.minRamMib());
  }
}
