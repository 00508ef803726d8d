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
      Keypair keypair) {}

  /** Looks everything up; what is missing is added to the violations. */
  public Found find(
      UUID projectId,
      UUID flavorId,
      UUID imageId,
      String zoneName,
      UUID networkId,
      UUID keypairId,
      List<Violation> violations) {
    Project project = projectId == null ? null : em.find(Project.class, projectId);
    Tenant tenant = project == null ? null : em.find(Tenant.class, project.tenantId());
    Flavor flavor = flavorId == null ? null : em.find(Flavor.class, flavorId);
    if (flavorId != null
        && (flavor == null
            || !flavor.isActive()
            || (tenant != null && !offers.hasFlavor(tenant.id(), flavorId)))) {
      flavor = null;
      unknown("flavor", violations);
    }
    Image image = imageId == null ? null : em.find(Image.class, imageId);
    if (imageId != null && (image == null || !image.isActive() || !isFor(image, tenant))) {
      image = null;
      unknown("image", violations);
    }
    Zone zone = zoneName == null ? null : em.find(Zone.class, zoneName);
    if (zoneName != null
        && (zone == null || (tenant != null && !offers.hasZone(tenant.id(), zoneName)))) {
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
    return new Found(tenant, project, flavor, image, zone, network, keypair);
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
