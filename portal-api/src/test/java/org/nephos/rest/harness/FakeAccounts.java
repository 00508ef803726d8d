package org.nephos.rest.harness;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxTreatment;
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
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;

/** A seller at version 3 and tenants that pay in EUR; it remembers what it was told. */
public final class FakeAccounts implements BillingAccountFacade {
  /** A tenant that is not there. */
  public static final UUID NO_TENANT = new UUID(0, 1);

  /** A tenant of which nobody said anything yet. */
  public static final UUID NEW_TENANT = new UUID(0, 2);

  private static final long VERSION = 3;

  public final List<Object> told = new ArrayList<>();

  @Override
  public List<SellerView> sellers() {
    return List.of(seller(UUID.randomUUID()));
  }

  @Override
  public Page<SellerView> sellers(ListQuery query) {
    return new Page<>(sellers(), null);
  }

  @Override
  public Page<TaxRateView> taxRates(ListQuery query) {
    return new Page<>(taxRates(), null);
  }

  @Override
  public List<UnbilledTenantView> unbilled() {
    return List.of();
  }

  @Override
  public SellerView seller(UUID id) {
    return new SellerView(id, FakeInvoices.party(), "NEPH", 14, Instant.EPOCH, true, VERSION);
  }

  @Override
  public SellerView createSeller(SaveSeller command, String idempotencyKey) {
    told.add(command);
    told.add(idempotencyKey);
    return seller(UUID.randomUUID());
  }

  @Override
  public SellerView changeSeller(UUID id, SaveSeller command, Long expectedVersion) {
    if (expectedVersion != null && expectedVersion != VERSION) {
      throw new PreconditionFailedException();
    }
    told.add(command);
    return new SellerView(
        id,
        command.party(),
        command.invoicePrefix(),
        command.paymentDays(),
        Instant.EPOCH,
        true,
        VERSION + 1);
  }

  @Override
  public BillingAccountView account(UUID tenant) {
    if (tenant.equals(NO_TENANT)) {
      throw new NotFoundException();
    }
    boolean isNew = tenant.equals(NEW_TENANT);
    return new BillingAccountView(
        tenant,
        isNew ? null : UUID.randomUUID(),
        isNew ? null : "Nephos Cloud",
        isNew ? null : FakeInvoices.party(),
        TaxTreatment.STANDARD,
        null,
        new BigDecimal("5.00"),
        "EUR",
        isNew ? null : VERSION);
  }

  @Override
  public BillingAccountView changeAccount(
      UUID tenant, SaveBillingAccount command, Long expectedVersion) {
    if (expectedVersion != null && expectedVersion != VERSION) {
      throw new PreconditionFailedException();
    }
    told.add(command);
    return account(tenant);
  }

  @Override
  public List<TaxRateView> taxRates() {
    return List.of();
  }

  @Override
  public TaxRateView addTaxRate(AddTaxRate command, String idempotencyKey) {
    told.add(command);
    return new TaxRateView(
        UUID.randomUUID(),
        command.country(),
        command.category(),
        command.percent(),
        command.validFrom());
  }
}
