package org.nephos.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.billing.Money;
import org.nephos.billing.QuoteService;
import org.nephos.catalog.api.FlavorView;
import org.nephos.compute.InstanceMeters;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeterSet;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.CallerPlaces;

/** Sizes on offer, with the price tags that the caller's tenant sees. */
@ApplicationScoped
class Flavors {
  private static final ListDefinition<Flavor> LIST =
      ListDefinition.of(Flavor.class, "ramMib")
          .contains("name", "name")
          .filter("project", CallerOffers.OF_PROJECT, Parse::uuid)
          .sort("name", "name", Parse::text)
          .sort("vcpus", "vcpus", Integer::valueOf)
          .sort("ramMib", "ramMib", Integer::valueOf)
          .sort("diskGib", "diskGib", Integer::valueOf);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private QuoteService quotes;
  @Inject private CallerPlaces places;
  @Inject private CallerOffers offers;

  Page<FlavorView> page(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(new Condition("e.active = true", Map.of()), offers.flavors(query)),
        Flavors::position,
        this::views);
  }

  private static Marker.Position position(Flavor flavor) {
    return new Marker.Position(
        Map.of(
            "name", flavor.name(),
            "vcpus", String.valueOf(flavor.vcpus()),
            "ramMib", String.valueOf(flavor.ramMib()),
            "diskGib", String.valueOf(flavor.diskGib())),
        flavor.id());
  }

  /** One, on offer or not: instances of it may still be there. */
  FlavorView get(UUID id) {
    Flavor flavor = em.find(Flavor.class, id);
    if (flavor == null) {
      throw new NotFoundException();
    }
    return views(List.of(flavor)).get(0);
  }

  private List<FlavorView> views(List<Flavor> flavors) {
    Optional<UUID> tenant = places.firstTenant();
    return flavors.stream()
        .map(
            flavor ->
                new FlavorView(
                    flavor.id(),
                    flavor.name(),
                    flavor.vcpus(),
                    flavor.ramMib(),
                    flavor.diskGib(),
                    flavor.properties(),
                    hourly(flavor, tenant)))
        .toList();
  }

  private Money hourly(Flavor flavor, Optional<UUID> tenant) {
    MeterSet meters =
        InstanceMeters.running(flavor.vcpus(), flavor.ramMib(), flavor.diskGib())
            .with(new Dimensions(flavor.id(), null, null, null));
    return tenant
        .map(id -> quotes.hourly(id, meters))
        .orElseGet(() -> quotes.standardHourly(meters));
  }
}
