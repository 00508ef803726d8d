package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.catalog.Flavor;
import org.nephos.catalog.Image;
import org.nephos.metering.Dimensions;

/** What a rate is called in a refusal: by names, as its reader knows them. */
@ApplicationScoped
class RateWords {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  String describe(Rate rate) {
    return rate.meter().word()
        + " for "
        + narrowed(rate.narrowedTo())
        + " from "
        + rate.validFrom()
        + (rate.validTo() == null ? "" : " to " + rate.validTo());
  }

  private String narrowed(Dimensions to) {
    List<String> parts = new ArrayList<>();
    add(parts, "flavor", flavor(to.flavorId()));
    add(parts, "image", image(to.imageId()));
    add(parts, "zone", to.zone());
    add(parts, "volume type", to.volumeType());
    return parts.isEmpty() ? "everything" : String.join(", ", parts);
  }

  private static void add(List<String> parts, String word, String value) {
    if (value != null) {
      parts.add(word + " " + value);
    }
  }

  private String flavor(UUID id) {
    return id == null ? null : em.find(Flavor.class, id).name();
  }

  private String image(UUID id) {
    return id == null ? null : em.find(Image.class, id).name();
  }
}
