package org.nephos.invoice.api;

import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Who sells, who buys, and by what they are taxed. */
public interface BillingAccountFacade {
  /** All sellers; for the operator. */
  List<SellerView> sellers();

  /**
   * Some of them.
   *
   * @throws org.nephos.problem.api.MalformedException for an unknown filter, sort or marker
   */
  Page<SellerView> sellers(ListQuery query);

  SellerView seller(UUID id);

  /**
   * @throws org.nephos.problem.api.ConflictException {@code name-taken} for a prefix that another
   *     has
   */
  SellerView createSeller(SaveSeller command, String idempotencyKey);

  /** Changes a seller; invoices that are issued keep what they say. The prefix cannot change. */
  SellerView changeSeller(UUID id, SaveSeller command, Long expectedVersion);

  /**
   * Tenants that cannot be billed, for nobody has said who sells and who buys; by name, at most
   * 100, without those that are closed. For the operator.
   */
  List<UnbilledTenantView> unbilled();

  /** Whom a tenant's invoices are made out to; for who sees its invoices. */
  BillingAccountView account(UUID tenant);

  /** Says whom a tenant's invoices are made out to; for the operator. */
  BillingAccountView changeAccount(UUID tenant, SaveBillingAccount command, Long expectedVersion);

  /** By which per cent each category is taxed since when; for the operator. */
  List<TaxRateView> taxRates();

  /**
   * Some of them.
   *
   * @throws org.nephos.problem.api.MalformedException for an unknown filter, sort or marker
   */
  Page<TaxRateView> taxRates(ListQuery query);

  /**
   * Adds a tax rate, from a day to come; the first of its country and category may begin on any day
   * after all that sellers there have invoiced.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} for one that is there
   */
  TaxRateView addTaxRate(AddTaxRate command, String idempotencyKey);
}
