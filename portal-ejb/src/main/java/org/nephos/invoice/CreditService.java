package org.nephos.invoice;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.CreditFacade;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.ManualItemView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Credits and items by hand at the front door. */
@Stateless
public class CreditService implements CreditFacade {
  @Inject private AccessService access;
  @Inject private Credits credits;
  @Inject private ManualItems items;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.INVOICE_SEE)
  public Page<CreditView> credits(ListQuery query) {
    return credits.page(query, access.scope(Permission.INVOICE_SEE));
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public CreditView credit(@Names(ResourceKind.CREDIT) UUID id) {
    return credits.one(id);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public CreditView grant(GrantCredit command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, CreditView.class, () -> credits.grant(command));
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public Page<ManualItemView> manualItems(ListQuery query) {
    return items.page(query, access.scope(Permission.INVOICE_SEE));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ManualItemView addManualItem(AddManualItem command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, ManualItemView.class, () -> items.add(command));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void deleteManualItem(@Names(ResourceKind.MANUAL_ITEM) UUID id) {
    transactions.runInNew(() -> items.delete(id));
  }
}
