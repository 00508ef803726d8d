package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.nephos.catalog.Flavor;
import org.nephos.catalog.Image;
import org.nephos.network.Cidr;
import org.nephos.network.Network;
import org.nephos.time.PortalClock;

/** What can be ordered: sizes, an image that boots everywhere, and the network for all. */
@ApplicationScoped
class DemoCatalog {
  static final UUID IMAGE = DemoIds.of("image", "small-linux");

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /**
   * @param file the image's file, or null when there is none and only simulated hosts boot it
   */
  void ensure(ImageFileFacts file) {
    flavor("nano", 1, 128, 2);
    flavor("micro", 1, 512, 5);
    flavor("small", 1, 2_048, 20);
    flavor("medium", 2, 4_096, 40);
    flavor("large", 4, 8_192, 80);
    flavor("xlarge", 8, 16_384, 160);
    image(file);
    network();
  }

  private void flavor(String name, int vcpus, int ramMib, int diskGib) {
    UUID id = DemoIds.of("flavor", name);
    if (em.find(Flavor.class, id) == null) {
      em.persist(new Flavor(id, name, vcpus, ramMib, diskGib));
    }
  }

  private void image(ImageFileFacts file) {
    Image image = em.find(Image.class, IMAGE);
    if (image == null) {
      image =
          new Image(
              IMAGE,
              "Small Linux",
              "Boots in seconds, takes keys and user data, answers on port 80.",
              1,
              128,
              clock.now());
      em.persist(image);
    }
    if (file != null) {
      image.locate(file.location(), file.sizeBytes(), file.sha256());
    }
  }

  private void network() {
    UUID id = DemoIds.of("network", "default");
    if (em.find(Network.class, id) == null) {
      em.persist(
          new Network(
              id,
              "default",
              "Shared by all tenants; reaches the outside by address translation.",
              Cidr.parse("10.77.0.0/16"),
              clock.now()));
    }
  }
}
