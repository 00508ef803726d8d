package org.nephos.billing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.UUID;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.billing.api.MeteredResourceView;
import org.nephos.billing.api.UsageComparisonView;
import org.nephos.billing.api.UsageCorrectionFacade;
import org.nephos.billing.api.UsageCorrectionView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Corrections of usage at the front door. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageCorrectionService implements UsageCorrectionFacade {
  @Inject private MeteredList list;
  @Inject private UsageComparison comparison;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<MeteredResourceView> resources(ListQuery query) {
    return transactions.inNew(() -> list.page(query));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public UsageComparisonView comparison(
      @Names(ResourceKind.METERED_RESOURCE) UUID resource, YearMonth month) {
    return transactions.inNew(() -> comparison.of(resource, month));
  }

  private record Correction(UUID resource, String month, String reason, Long version) {}

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public UsageCorrectionView correct(
      @Names(ResourceKind.METERED_RESOURCE) UUID resource,
      CorrectUsage command,
      Long expectedVersion,
      String idempotencyKey) {
    return idempotency.once(
        idempotencyKey,
        new Correction(
            resource, String.valueOf(command.month()), command.reason(), expectedVersion),
        UsageCorrectionView.class,
        () -> comparison.correct(resource, command, expectedVersion));
  }
}
