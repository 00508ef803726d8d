package org.nephos.catalog.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** What can be ordered, and with what. */
public interface CatalogFacade {
  /**
   * Sizes that the caller's tenants may order, smallest first; filters {@code name}, {@code
   * project} for what may be ordered there.
   */
  Page<FlavorView> flavors(ListQuery query);

  FlavorView flavor(UUID id);

  /** Images on offer; filters {@code name}, {@code state}. */
  Page<ImageView> images(ListQuery query);

  ImageView image(UUID id);

  /** Zones that the caller's tenants may order in, by name; filter {@code project}. */
  Page<ZoneView> zones(ListQuery query);

  ZoneView zone(String name);

  /** Networks that the caller may use; filters {@code name}, {@code project}. */
  Page<NetworkView> networks(ListQuery query);

  NetworkView network(UUID id);

  /** Keys of the caller's projects; filters {@code name}, {@code project}. */
  Page<KeypairView> keypairs(ListQuery query);

  KeypairView keypair(UUID id);

  /** Adds a key. */
  KeypairView createKeypair(CreateKeypair command, String idempotencyKey);

  /** Removes a key; guests that have it keep it. */
  void deleteKeypair(UUID id);
}
