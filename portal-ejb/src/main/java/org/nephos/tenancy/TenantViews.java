package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.catalog.TenantOffers;
import org.nephos.tenancy.api.TenantView;

/** Makes views of tenants; what is counted is counted once for all of them. */
@ApplicationScoped
class TenantViews {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private TenantOffers offers;

  TenantView of(Tenant tenant) {
    return of(List.of(tenant)).get(0);
  }

  /** The views, in the same order. */
  List<TenantView> of(List<Tenant> tenants) {
    Set<UUID> ids = tenants.stream().map(Tenant::id).collect(Collectors.toSet());
    Map<UUID, Long> projects =
        counts(
            "select p.tenantId, count(p) from Project p where p.tenantId in :ids"
                + " and p.deletedAt is null"
                + " group by p.tenantId",
            ids);
    Map<UUID, Long> instances =
        counts(
            "select i.tenantId, count(i) from Instance i where i.tenantId in :ids"
                + " and i.state <> org.nephos.compute.InstanceState.DELETED group by i.tenantId",
            ids);
    Map<UUID, List<String>> zones = offers.zones(ids);
    Map<UUID, List<UUID>> flavors = offers.flavors(ids);
    return tenants.stream()
        .map(
            tenant ->
                new TenantView(
                    tenant.id(),
                    tenant.name(),
                    tenant.displayName(),
                    tenant.state().name(),
                    tenant.stateReason(),
                    tenant.closesAt(),
                    tenant.brand(),
                    tenant.contactEmail(),
                    tenant.pricePlanId(),
                    zones.get(tenant.id()),
                    flavors.get(tenant.id()),
                    projects.getOrDefault(tenant.id(), 0L),
                    instances.getOrDefault(tenant.id(), 0L),
                    tenant.version(),
                    tenant.createdAt()))
        .toList();
  }

  private Map<UUID, Long> counts(String query, Set<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : em.createQuery(query, Object[].class).setParameter("ids", ids).getResultList().stream()
            .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
  }
}
