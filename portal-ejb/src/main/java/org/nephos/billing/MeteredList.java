package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.api.MeteredResourceView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.metering.Metered;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.DisplayNames;

/** What is or was metered, to be found by whoever looks into its usage. */
@ApplicationScoped
class MeteredList {
  private static final String NAME = "name";

  private static final ListDefinition<Metered> LIST =
      ListDefinition.of(Metered.class, NAME)
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("id", "id", Parse::uuid)
          .contains(NAME, NAME)
          .sort(NAME, NAME, Parse::text);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private DisplayNames names;

  Page<MeteredResourceView> page(ListQuery query) {
    return lists.page(LIST, query, List.of(), MeteredList::position, this::views);
  }

  MeteredResourceView one(UUID id) {
    Metered found = em.find(Metered.class, id);
    if (found == null) {
      throw new NotFoundException();
    }
    return views(List.of(found)).get(0);
  }

  private static Marker.Position position(Metered resource) {
    return new Marker.Position(Map.of(NAME, resource.name()), resource.id());
  }

  private List<MeteredResourceView> views(List<Metered> resources) {
    Map<UUID, String> tenants =
        names.tenants(resources.stream().map(Metered::tenantId).collect(Collectors.toSet()));
    Map<UUID, String> projects =
        names.projects(resources.stream().map(Metered::projectId).collect(Collectors.toSet()));
    return resources.stream()
        .map(
            one ->
                new MeteredResourceView(
                    one.id(),
                    one.type(),
                    one.name(),
                    one.tenantId(),
                    tenants.get(one.tenantId()),
                    one.projectId(),
                    projects.get(one.projectId()),
                    one.isRunning(),
                    one.meteredUntil()))
        .toList();
  }
}
