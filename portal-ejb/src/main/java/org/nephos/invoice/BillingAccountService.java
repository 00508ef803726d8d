package org.nephos.invoice;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.BillingAccountView;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;
import org.nephos.invoice.api.TaxRateView;
import org.nephos.invoice.api.UnbilledTenantView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Sellers, buyers and taxes at the front door. */
@Stateless
public class BillingAccountService implements BillingAccountFacade {
  @Inject private Sellers sellers;
  @Inject private BillingAccounts accounts;
  @Inject private TaxEditing taxes;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<SellerView> sellers() {
    return sellers.all();
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<SellerView> sellers(ListQuery query) {
    return SellerLists.SELLERS.page(sellers.all(), query);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public SellerView seller(@Names(ResourceKind.SELLER) UUID id) {
    return sellers.one(id);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SellerView createSeller(SaveSeller command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, SellerView.class, () -> sellers.create(command));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public SellerView changeSeller(
      @Names(ResourceKind.SELLER) UUID id, SaveSeller command, Long expectedVersion) {
    return transactions.inNew(() -> sellers.change(id, command, expectedVersion));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<UnbilledTenantView> unbilled() {
    return accounts.unbilled();
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public BillingAccountView account(@Names(ResourceKind.TENANT) UUID tenant) {
    return accounts.of(tenant);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public BillingAccountView changeAccount(
      @Names(ResourceKind.TENANT) UUID tenant, SaveBillingAccount command, Long expectedVersion) {
    return transactions.inNew(() -> accounts.change(tenant, command, expectedVersion));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<TaxRateView> taxRates() {
    return taxes.all();
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<TaxRateView> taxRates(ListQuery query) {
    return SellerLists.TAX_RATES.page(taxes.all(), query);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public TaxRateView addTaxRate(AddTaxRate command, String idempotencyKey) {
    return idempotency.once(idempotencyKey, command, TaxRateView.class, () -> taxes.add(command));
  }
}
