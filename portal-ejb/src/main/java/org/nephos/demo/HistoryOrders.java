package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceState;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.PatchInstance;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.ProjectFacade;

/**
 * What acme's people do with instances, through the portal's front door. What has been done already
 * is left as it is.
 */
@ApplicationScoped
class HistoryOrders {
  private static final String ZONE = "sim";
  private static final String SHOP_PROJECT = "shop";
  private static final String KEY = "made-up-year/";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderFacade orders;
  @Inject private InstanceFacade instances;
  @Inject private ProjectFacade projects;
  @Inject private Transactions transactions;
  @Inject private DemoTenants tenants;
  @Inject private DemoBilling billing;

  /** Makes the tenant itself, with its people and whom its invoices are for. */
  void openAcme() {
    transactions.runInNew(tenants::ensureAcme);
    billing.ensureAcme();
  }

  /** Makes the second project. */
  void openShop() {
    as(
        DemoPerson.ACME_ADMIN,
        () -> projects.create(DemoTenants.ACME, SHOP_PROJECT, KEY + SHOP_PROJECT));
  }

  void order(String name, String flavor, Map<String, String> tags, Instant at) {
    as(DemoPerson.ACME_USER, () -> submit(DemoTenants.ACME_DEFAULT, name, flavor, tags, at));
  }

  void orderInShop(String name, String flavor, Map<String, String> tags, Instant at) {
    as(DemoPerson.ACME_ADMIN, () -> submit(shop(), name, flavor, tags, at));
  }

  private void submit(
      UUID project, String name, String flavor, Map<String, String> tags, Instant at) {
    orders.submit(
        new SubmitOrder(
            project,
            name,
            DemoIds.of("flavor", flavor),
            DemoCatalog.IMAGE,
            ZONE,
            1,
            null,
            null,
            null,
            tags,
            null,
            OnQuotaExceeded.REFUSE,
            null),
        KEY + name + "/" + at);
  }

  void start(String name) {
    act(name, InstanceAction.START, InstanceState.STOPPED);
  }

  void stop(String name) {
    act(name, InstanceAction.STOP, InstanceState.ACTIVE);
  }

  private void act(String name, InstanceAction action, InstanceState from) {
    there(
        DemoTenants.ACME_DEFAULT,
        name,
        instance -> {
          if (instance.state() == from && instance.task() == null) {
            as(DemoPerson.ACME_USER, () -> instances.act(instance.id(), action, null));
          }
        });
  }

  void tag(String name, Map<String, String> tags) {
    there(
        DemoTenants.ACME_DEFAULT,
        name,
        instance ->
            as(
                DemoPerson.ACME_USER,
                () -> instances.patch(instance.id(), new PatchInstance(null, tags), null)));
  }

  void delete(String name) {
    there(DemoTenants.ACME_DEFAULT, name, one -> delete(DemoPerson.ACME_USER, one));
  }

  void deleteInShop(String name) {
    there(shop(), name, one -> delete(DemoPerson.ACME_ADMIN, one));
  }

  private void delete(DemoPerson who, Instance instance) {
    as(who, () -> instances.delete(instance.id(), null, null));
  }

  private void there(UUID project, String name, Consumer<Instance> deed) {
    transactions
        .inNew(
            () ->
                em.createQuery(
                        "select i from Instance i where i.projectId = :project and i.name = :name"
                            + " and i.state <> :gone",
                        Instance.class)
                    .setParameter("project", project)
                    .setParameter("name", name)
                    .setParameter("gone", InstanceState.DELETED)
                    .getResultList())
        .forEach(deed);
  }

  private UUID shop() {
    List<UUID> found =
        transactions.inNew(
            () ->
                em.createQuery(
                        "select p.id from Project p where p.tenantId = :tenant and p.name = :name",
                        UUID.class)
                    .setParameter("tenant", DemoTenants.ACME)
                    .setParameter("name", SHOP_PROJECT)
                    .getResultList());
    return found.get(0);
  }

  private static void as(DemoPerson who, Runnable deed) {
    try (CallerScope scope = CallerScope.open(who.caller())) {
      deed.run();
    }
  }
}
