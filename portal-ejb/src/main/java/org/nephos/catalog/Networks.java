package org.nephos.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.catalog.api.NetworkView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.network.Network;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;

/** Networks that everybody may use, and those of the caller's projects. */
@ApplicationScoped
class Networks {
  private static final ListDefinition<Network> LIST =
      ListDefinition.of(Network.class, "name")
          .contains("name", "name")
          .filter("project", "e.projectId is null or e.projectId = :project", Parse::uuid)
          .sort("name", "name", Parse::text);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private AccessService access;

  Page<NetworkView> page(ListQuery query) {
    Condition own = Scoped.by(access.scope(Permission.RESOURCE_SEE));
    return lists.page(
        LIST,
        query,
        List.of(new Condition("e.tenantId is null or " + own.hql(), own.parameters())),
        network -> new Marker.Position(Map.of("name", network.name()), network.id()),
        networks -> networks.stream().map(Networks::view).toList());
  }

  NetworkView get(UUID id) {
    Network network = em.find(Network.class, id);
    if (network == null) {
      throw new NotFoundException();
    }
    return view(network);
  }

  private static NetworkView view(Network network) {
    return new NetworkView(
        network.id(),
        network.name(),
        network.cidr(),
        network.tenantId() == null,
        network.projectId(),
        network.description());
  }
}
