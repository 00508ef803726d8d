package org.nephos.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;

/** Zones; they go by their names. */
@ApplicationScoped
class Zones {
  private static final ListDefinition<Zone> LIST =
      ListDefinition.of(Zone.class, "name")
          .key("name", Parse::text)
          .filter("project", CallerOffers.OF_PROJECT, Parse::uuid)
          .sort("name", "name", Parse::text);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private CallerOffers offers;

  Page<ZoneView> page(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(offers.zones(query)),
        zone -> new Marker.Position(Map.of("name", zone.name()), zone.name()),
        zones -> zones.stream().map(Zones::view).toList());
  }

  ZoneView get(String name) {
    Zone zone = em.find(Zone.class, name);
    if (zone == null) {
      throw new NotFoundException();
    }
    return view(zone);
  }

  private static ZoneView view(Zone zone) {
    return new ZoneView(zone.name(), zone.driver(), zone.description());
  }
}
