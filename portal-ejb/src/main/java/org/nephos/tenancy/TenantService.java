package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.CreateTenant;
import org.nephos.tenancy.api.Names;
import org.nephos.tenancy.api.TenantFacade;
import org.nephos.tenancy.api.TenantView;

/** What the operator does with tenants. */
@Stateless
public class TenantService implements TenantFacade {
  @Inject private TenantCreation creation;
  @Inject private TenantChange change;
  @Inject private TenantViews views;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TenantView create(CreateTenant command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, TenantView.class, () -> views.of(creation.create(command)));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TenantView change(
      @Names(ResourceKind.TENANT) UUID id, ChangeTenant command, Long expectedVersion) {
    return transactions.inNew(() -> views.of(change.describe(id, command, expectedVersion)));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TenantView suspend(
      @Names(ResourceKind.TENANT) UUID id, String reason, boolean stopInstances) {
    return transactions.inNew(() -> views.of(change.suspend(id, reason, stopInstances)));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TenantView resume(@Names(ResourceKind.TENANT) UUID id, String reason) {
    return transactions.inNew(() -> views.of(change.resume(id, reason)));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TenantView close(@Names(ResourceKind.TENANT) UUID id, String reason, Duration grace) {
    return transactions.inNew(() -> views.of(change.close(id, reason, grace)));
  }
}
