package org.nephos.rest.harness;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.Tier;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.billing.api.FlavorPriceView;
import org.nephos.billing.api.PlanTermView;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;
import org.nephos.billing.api.TenantPlanView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.metering.Meter;

/** Prices that are read: of a plan, of a tenant, of flavors; and rates that are added. */
public final class FakePrices implements PricePlanFacade {
  /** What it was asked to add. */
  public final List<AddRate> added = new CopyOnWriteArrayList<>();

  @Override
  public List<PricePlanView> plans() {
    return List.of(plan(UUID.randomUUID()));
  }

  @Override
  public Page<PricePlanView> plans(ListQuery query) {
    return new Page<>(plans(), null);
  }

  @Override
  public Page<RateView> rates(ListQuery query) {
    return new Page<>(List.of(), null);
  }

  @Override
  public PricePlanView plan(UUID id) {
    return new PricePlanView(id, "gold", "Gold", "EUR", Instant.EPOCH, null, List.of(), List.of());
  }

  @Override
  public PricePlanView prices(UUID tenant) {
    return plan(UUID.randomUUID());
  }

  @Override
  public List<FlavorPriceView> flavorPrices(UUID plan) {
    return flavorPricesOf(plan);
  }

  @Override
  public List<FlavorPriceView> flavorPricesOf(UUID tenant) {
    return List.of(
        new FlavorPriceView(
            UUID.randomUUID(),
            "small",
            1,
            512,
            5,
            null,
            new BigDecimal("0.0123"),
            new BigDecimal("8.98"),
            "EUR"));
  }

  @Override
  public List<TenantPlanView> plansOf(UUID tenant) {
    Instant change = Instant.parse("2026-06-10T00:00:00Z");
    return List.of(
        new TenantPlanView(UUID.randomUUID(), "Gold", "EUR", change, null),
        new TenantPlanView(UUID.randomUUID(), "Standard", "EUR", Instant.EPOCH, change));
  }

  @Override
  public RateView rate(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PricePlanView create(CreatePricePlan command, String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RateView addRate(AddRate command, String idempotencyKey) {
    added.add(command);
    return new RateView(
        UUID.randomUUID(),
        command.pricePlan(),
        "EUR",
        command.meter(),
        Meter.ofWord(command.meter()).orElseThrow().unit(),
        command.flavor(),
        null,
        command.image(),
        null,
        command.zone(),
        command.volumeType(),
        command.unitPrice(),
        command.freeQuantity(),
        command.tiers().stream().map(step -> new Tier(step.above(), step.unitPrice())).toList(),
        TaxCategory.STANDARD,
        command.validFrom(),
        command.validTo(),
        RuleState.PLANNED);
  }

  @Override
  public RateView endRate(UUID id, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteRate(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PlanTermView addTerm(UUID plan, AddPlanTerm command, String idempotencyKey) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PlanTermView endTerm(UUID plan, UUID term, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteTerm(UUID plan, UUID term) {
    throw new UnsupportedOperationException();
  }
}
