package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nephos.catalog.Image;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.ImageRef;
import org.nephos.driver.NetworkRef;
import org.nephos.driver.NicSpec;
import org.nephos.driver.SeedSpec;
import org.nephos.network.Network;
import org.nephos.network.Port;

/** Makes a driver's specification of an instance's rows; the same rows make the same one. */
@ApplicationScoped
public class GuestSpecs {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** The specification; the instance has its ports already. */
  public GuestSpec of(Instance instance) {
    Image image = em.find(Image.class, instance.imageId());
    List<NicSpec> nics =
        em
            .createQuery(
                "select p, n from Port p join Network n on n.id = p.networkId"
                    + " where p.instanceId = :id order by p.createdAt, p.id",
                Object[].class)
            .setParameter("id", instance.id())
            .getResultList()
            .stream()
            .map(row -> nic((Port) row[0], (Network) row[1]))
            .toList();
    Map<String, String> labels = new HashMap<>();
    labels.put("tenant", instance.tenantId().toString());
    labels.put("project", instance.projectId().toString());
    if (instance.scalingGroupId() != null) {
      labels.put("group", instance.scalingGroupId().toString());
    }
    return new GuestSpec(
        instance.id(),
        instance.name(),
        new GuestSize(instance.vcpus(), instance.ramMib(), instance.diskGib()),
        new ImageRef(image.id(), image.format(), image.location(), image.sha256()),
        nics,
        new SeedSpec(
            instance.hostName(),
            instance.publicKey() == null ? List.of() : List.of(instance.publicKey()),
            instance.userData() == null ? "" : instance.userData()),
        labels);
  }

  private static NicSpec nic(Port port, Network network) {
    return new NicSpec(
        new NetworkRef(network.id(), network.name(), network.cidr()), port.mac(), port.ip());
  }
}
