package org.nephos.catalog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.catalog.api.FlavorView;
import org.nephos.catalog.api.ImageView;
import org.nephos.catalog.api.KeypairView;
import org.nephos.catalog.api.NetworkView;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.Names;

/** What can be ordered, and with what. */
@Stateless
public class CatalogService implements CatalogFacade {
  @Inject private Flavors flavors;
  @Inject private Images images;
  @Inject private Zones zones;
  @Inject private Networks networks;
  @Inject private Keypairs keypairs;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @OpenToAll("everybody who is signed in may see what is on offer")
  public Page<FlavorView> flavors(ListQuery query) {
    return flavors.page(query);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public FlavorView flavor(@Names(ResourceKind.FLAVOR) UUID id) {
    return flavors.get(id);
  }

  @Override
  @OpenToAll("everybody who is signed in may see what is on offer; a tenant's own are scoped")
  public Page<ImageView> images(ListQuery query) {
    return images.page(query);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public ImageView image(@Names(ResourceKind.IMAGE) UUID id) {
    return images.get(id);
  }

  @Override
  @OpenToAll("everybody who is signed in may see what is on offer")
  public Page<ZoneView> zones(ListQuery query) {
    CallerScope.current();
    return zones.page(query);
  }

  @Override
  @OpenToAll("everybody who is signed in may see what is on offer")
  public ZoneView zone(String name) {
    CallerScope.current();
    return zones.get(name);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<NetworkView> networks(ListQuery query) {
    return networks.page(query);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public NetworkView network(@Names(ResourceKind.NETWORK) UUID id) {
    return networks.get(id);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<KeypairView> keypairs(ListQuery query) {
    return keypairs.page(query);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public KeypairView keypair(@Names(ResourceKind.KEYPAIR) UUID id) {
    return keypairs.get(id);
  }

  @Override
  @Requires(Permission.KEYPAIR_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public KeypairView createKeypair(CreateKeypair command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, KeypairView.class, () -> keypairs.create(command));
  }

  @Override
  @Requires(Permission.KEYPAIR_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void deleteKeypair(@Names(ResourceKind.KEYPAIR) UUID id) {
    transactions.runInNew(() -> keypairs.delete(id));
  }
}
