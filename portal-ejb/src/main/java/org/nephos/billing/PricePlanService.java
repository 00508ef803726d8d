package org.nephos.billing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.billing.api.FlavorPriceView;
import org.nephos.billing.api.PlanTermView;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.TenantPlanView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.Names;

/** Prices at the front door. */
@Stateless
public class PricePlanService implements PricePlanFacade {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private AccessService access;
  @Inject private PlanEditing plans;
  @Inject private RateEditing rates;
  @Inject private TermEditing terms;
  @Inject private PlanViews views;
  @Inject private FlavorPrices flavorPrices;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<PricePlanView> plans() {
    return views.all();
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<PricePlanView> plans(ListQuery query) {
    return PriceLists.PLANS.page(views.all(), query);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<RateView> rates(ListQuery query) {
    return PriceLists.RATES.page(
        views.all().stream().flatMap(plan -> plan.rates().stream()).toList(), query);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public PricePlanView plan(@Names(ResourceKind.PRICE_PLAN) UUID id) {
    PricePlan plan = plans.find(id);
    if (plan == null) {
      throw new NotFoundException();
    }
    return views.view(plan);
  }

  @Override
  @OpenToAll("whoever belongs to a tenant may know what things cost there")
  public PricePlanView prices(UUID id) {
    return views.forTenant(plans.find(tenant(id).pricePlanId()));
  }

  /** A tenant that the caller belongs to or may see. */
  private Tenant tenant(UUID id) {
    access.checkVisible(ResourceKind.TENANT, id);
    Tenant tenant = em.find(Tenant.class, id);
    if (tenant == null) {
      throw new NotFoundException();
    }
    return tenant;
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<FlavorPriceView> flavorPrices(@Names(ResourceKind.PRICE_PLAN) UUID plan) {
    return flavorPrices.of(plans.find(plan));
  }

  @Override
  @OpenToAll("whoever belongs to a tenant may know what things cost there")
  public List<FlavorPriceView> flavorPricesOf(UUID tenant) {
    return flavorPrices.of(tenant(tenant));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<TenantPlanView> plansOf(@Names(ResourceKind.TENANT) UUID tenant) {
    return views.plansOf(tenant);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public RateView rate(@Names(ResourceKind.RATE) UUID id) {
    return rates.view(id);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PricePlanView create(CreatePricePlan command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey, command, PricePlanView.class, () -> views.view(plans.create(command)));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public RateView addRate(AddRate command, String idempotencyKey) {
    return idempotency.once(idempotencyKey, command, RateView.class, () -> rates.add(command));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public RateView endRate(@Names(ResourceKind.RATE) UUID id, Instant at) {
    return transactions.inNew(() -> rates.end(id, at));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void deleteRate(@Names(ResourceKind.RATE) UUID id) {
    transactions.runInNew(() -> rates.delete(id));
  }

  private record Addition(UUID plan, AddPlanTerm command) {}

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PlanTermView addTerm(
      @Names(ResourceKind.PRICE_PLAN) UUID plan, AddPlanTerm command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey,
        new Addition(plan, command),
        PlanTermView.class,
        () -> terms.add(plan, command));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public PlanTermView endTerm(@Names(ResourceKind.PRICE_PLAN) UUID plan, UUID term, Instant at) {
    return transactions.inNew(() -> terms.end(plan, term, at));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void deleteTerm(@Names(ResourceKind.PRICE_PLAN) UUID plan, UUID term) {
    transactions.runInNew(() -> terms.delete(plan, term));
  }
}
