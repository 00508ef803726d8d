package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.nephos.billing.api.FlavorPriceView;
import org.nephos.catalog.Flavor;
import org.nephos.catalog.TenantOffers;
import org.nephos.compute.InstanceMeters;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeterSet;
import org.nephos.tenancy.Tenant;
import org.nephos.time.PortalClock;

/** What an instance of each flavor on offer would cost, as orders of this moment are quoted. */
@ApplicationScoped
class FlavorPrices {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PlanTermsRepository terms;
  @Inject private TenantOffers offers;
  @Inject private PortalClock clock;

  /** By a plan, of all flavors, the smallest first. */
  List<FlavorPriceView> of(PricePlan plan) {
    RateCard card = new RateCard(plan.name(), plan.currency(), terms.rates(plan.id()));
    Instant now = clock.now();
    List<String> zones =
        terms.rates(plan.id()).stream()
            .filter(rate -> rate.holdsAt(now))
            .map(rate -> rate.narrowedTo().zone())
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    List<FlavorPriceView> prices = new ArrayList<>();
    for (Flavor flavor : flavors()) {
      FlavorPriceView everywhere = price(flavor, null, card, now);
      prices.add(everywhere);
      zones.stream()
          .map(zone -> price(flavor, zone, card, now))
          .filter(there -> there.hourly().compareTo(everywhere.hourly()) != 0)
          .forEach(prices::add);
    }
    return prices;
  }

  /** By the plan of a tenant, of what it may order. */
  List<FlavorPriceView> of(Tenant tenant) {
    List<UUID> offered = offers.flavors(tenant.id()).orElse(null);
    return of(em.find(PricePlan.class, tenant.pricePlanId())).stream()
        .filter(price -> offered == null || offered.contains(price.flavor()))
        .toList();
  }

  private List<Flavor> flavors() {
    return em.createQuery(
            "select f from Flavor f where f.active = true order by f.ramMib, f.vcpus, f.name",
            Flavor.class)
        .getResultList();
  }

  private static FlavorPriceView price(Flavor flavor, String zone, RateCard card, Instant now) {
    MeterSet meters =
        InstanceMeters.running(flavor.vcpus(), flavor.ramMib(), flavor.diskGib())
            .with(new Dimensions(flavor.id(), null, zone, null));
    Quote quote = Quote.of(meters, 1, card, now);
    return new FlavorPriceView(
        flavor.id(),
        flavor.name(),
        flavor.vcpus(),
        flavor.ramMib(),
        flavor.diskGib(),
        zone,
        quote.hourly(),
        quote.monthly(),
        quote.currency());
  }
}
