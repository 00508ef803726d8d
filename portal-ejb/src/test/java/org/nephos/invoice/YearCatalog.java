package org.nephos.invoice;

import java.util.List;
import java.util.UUID;
import org.nephos.metering.Dimensions;

/** Two flavors, two images and two zones, for what is metered and what rates are narrowed to. */
final class YearCatalog {
  private final List<UUID> flavors = List.of(UUID.randomUUID(), UUID.randomUUID());
  private final List<UUID> images = List.of(UUID.randomUUID(), UUID.randomUUID());
  private final List<String> zones = List.of("north", "south");

  YearCatalog(BilledCloud cloud) {
    for (UUID flavor : flavors) {
      cloud.sql(
          "insert into flavor (id, name, vcpus, ram_mib, disk_gib, properties, active)"
              + " values (?1, ?2, 1, 1, 1, '{}', true)",
          flavor,
          flavor.toString());
    }
    for (UUID image : images) {
      cloud.sql(
          "insert into image (id, name, description, format, location, size_bytes, sha256, state,"
              + " visibility, min_disk_gib, min_ram_mib, created_at) values (?1, ?2, '', 'raw',"
              + " 'file:x', 0, '', 'ACTIVE', 'PUBLIC', 0, 0, ?3)",
          image,
          image.toString(),
          BilledCloud.LONG_AGO);
    }
    for (String zone : zones) {
      cloud.sql("insert into zone (name, driver, description) values (?1, 'simulator', '')", zone);
    }
  }

  /** One of eight combinations. */
  Dimensions dimensions(int which) {
    return new Dimensions(
        flavors.get(which & 1), images.get(which >> 1 & 1), zones.get(which >> 2 & 1), null);
  }
}
