package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.nephos.catalog.Flavor;
import org.nephos.catalog.Image;
import org.nephos.catalog.Keypair;
import org.nephos.catalog.TenantOffers;
import org.nephos.catalog.Zone;
import org.nephos.metering.Dimensions;
import org.nephos.network.Network;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Tenant;

/**
 * Looks up everything that an order names, each only if the order's project may use it and its
 * tenant is offered it. An unknown and a foreign reference get the same words.
 */
@ApplicationScoped
public class OrderReferences {
  private static final UUID NOTHING = new UUID(0, 0);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private TenantOffers offers;

  /** What was found; a component is null where a violation was noted or nothing was named. */
  public record Found(
      Tenant tenant,
      Project project,
      Flavor flavor,
      Image image,
      Zone zone,
      Network network,
      Keypair keypair) {
    /**
     * What is ordered, besides how large; for prices that depend on it. A dry run asks also where
     * no such image was found.
     */
    public Dimensions dimensions() {
      return new Dimensions(
          flavor.id(), image == null ? null : image.id(), zone == null ? null : zone.name(), null);
    }
  }

  /** Looks everything up; what is missing is added to the violations. */
  public Found find(
      UUID projectId,
      UUID flavorId,
      UUID imageId,
      String zoneName,
      UUID networkId,
      UUID keypairId,
      List<Violation> violations) {
    Named named = named(projectId, flavorId, imageId, zoneName);
    Tenant tenant = named.tenant();
    TenantOffers.Offer offer =
        tenant == null ? TenantOffers.EVERYTHING : offers.ask(tenant.id(), flavorId, zoneName);
    Flavor flavor = named.flavor();
    if (flavorId != null && (flavor == null || !flavor.isActive() || !offer.flavor())) {
      flavor = null;
      unknown("flavor", violations);
    }
    Image image = named.image();
    if (imageId != null && (image == null || !image.isActive() || !isFor(image, tenant))) {
      image = null;
      unknown("image", violations);
    }
    Zone zone = named.zone();
    if (zoneName != null && (zone == null || !offer.zone())) {
      zone = null;
      unknown("zone", violations);
    }
    Network network = networkId == null ? defaultNetwork() : em.find(Network.class, networkId);
    if (network == null
        || (network.projectId() != null && !network.projectId().equals(projectId))) {
      network = null;
      unknown("network", violations);
    }
    Keypair keypair = keypairId == null ? null : em.find(Keypair.class, keypairId);
    if (keypairId != null && (keypair == null || !keypair.projectId().equals(projectId))) {
      keypair = null;
      unknown("keypair", violations);
    }
    checkFit(flavor, image, violations);
    return new Found(tenant, named.project(), flavor, image, zone, network, keypair);
  }

  /** As it stands in the database, null where there is no such row. */
  private record Named(Project project, Tenant tenant, Flavor flavor, Image image, Zone zone) {}

  /** One statement for all of them, for each order asks; only where it has no project, one each. */
  private Named named(UUID projectId, UUID flavorId, UUID imageId, String zoneName) {
    List<Object[]> rows =
        projectId == null
            ? List.of()
            : em.createQuery(
                    "select p, t, f, i, z from Project p join Tenant t on t.id = p.tenantId"
                        + " left join Flavor f on f.id = :flavor"
                        + " left join Image i on i.id = :image"
                        + " left join Zone z on z.name = :zone where p.id = :project",
                    Object[].class)
                .setParameter("project", projectId)
                .setParameter("flavor", flavorId == null ? NOTHING : flavorId)
                .setParameter("image", imageId == null ? NOTHING : imageId)
                .setParameter("zone", zoneName == null ? "" : zoneName)
                .getResultList();
    if (rows.isEmpty()) {
      return new Named(
          null,
          null,
          flavorId == null ? null : em.find(Flavor.class, flavorId),
          imageId == null ? null : em.find(Image.class, imageId),
          zoneName == null ? null : em.find(Zone.class, zoneName));
    }
    Object[] row = rows.get(0);
    return new Named(
        (Project) row[0], (Tenant) row[1], (Flavor) row[2], (Image) row[3], (Zone) row[4]);
  }

  private static void checkFit(Flavor flavor, Image image, List<Violation> violations) {
    if (flavor == null || image == null) {
      return;
    }
    if (flavor.diskGib() < image.minDiskGib() || flavor.ramMib() < image.minRamMib()) {
      violations.add(
          new Violation(
              "flavor",
              "too-small",
              "The image needs at least "
                  + image.minRamMib()
                  + " MiB of memory and "
                  + image.minDiskGib()
                  + " GiB of disk. Choose a larger flavor."));
    }
  }

  private static boolean isFor(Image image, Tenant tenant) {
    return image.tenantId() == null || (tenant != null && image.tenantId().equals(tenant.id()));
  }

  private Network defaultNetwork() {
    return em
        .createQuery(
            "select n from Network n where n.projectId is null order by n.createdAt, n.id",
            Network.class)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static void unknown(String field, List<Violation> violations) {
    violations.add(
        new Violation(
            field, "unknown-reference", "There is no such " + field + ". Choose another."));
  }
}
