package org.nephos.testing;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.persistence.Query;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nephos.audit.AuditService;
import org.nephos.billing.QuoteService;
import org.nephos.budget.BudgetService;
import org.nephos.catalog.CatalogService;
import org.nephos.compute.InstanceService;
import org.nephos.demo.DemoData;
import org.nephos.driver.DriverProvider;
import org.nephos.driver.FaultInjection;
import org.nephos.driver.HypervisorDriver;
import org.nephos.event.EventWriter;
import org.nephos.inbox.InboxService;
import org.nephos.integrity.IntegrityChecks;
import org.nephos.invoice.InvoiceService;
import org.nephos.job.JobRunner;
import org.nephos.job.JobStore;
import org.nephos.job.LeasedJob;
import org.nephos.lease.LeaseService;
import org.nephos.list.ListReader;
import org.nephos.mail.Outbox;
import org.nephos.metering.MeteringService;
import org.nephos.monitoring.MonitoringService;
import org.nephos.network.AddressService;
import org.nephos.order.OrderService;
import org.nephos.persistence.Transactions;
import org.nephos.placement.DriverRegistry;
import org.nephos.placement.HostProbes;
import org.nephos.placement.HostRepository;
import org.nephos.placement.PlacementService;
import org.nephos.quota.QuotaLedger;
import org.nephos.request.RequestLife;
import org.nephos.scaling.GroupMembership;
import org.nephos.scheduling.TickRunner;
import org.nephos.secret.SecretBox;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * All beans of the portal, put together by the server's own CDI on a {@link Database}, with the
 * simulator as the hypervisor. Nothing runs by itself: tests work jobs and ticks off when they want
 * to, so that they see each state between.
 */
public final class Portal implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private final Database database = new Database();
  private SeContainer container;

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** So many connections to the database at most; before it is started. */
  public Portal withConnections(int most) {
    database.withConnections(most);
    return this;
  }

  /** With rows of an older version, which are migrated; before it is started. */
  public Portal withRowsOf(String version, String... inserts) {
    database.withRowsOf(version, List.of(inserts));
    return this;
  }

  /** With something between the portal and its connections; before it is started. */
  public Portal withDataSource(UnaryOperator<DataSource> between) {
    database.withDataSource(between);
    return this;
  }

  /** Starts it; for tests that are not run by JUnit's own engine. */
  public Portal start() {
    System.setProperty("nephos.driver.simulator.latency", "PT0S");
    System.setProperty("nephos.driver.simulator.stop-latency", "PT0S");
    database.start();
    container =
        new Weld("portal-" + UUID.randomUUID())
            .disableDiscovery()
            .setBeanDiscoveryMode(BeanDiscoveryMode.ALL)
            .addPackages(true, PortalClock.class, CallerScope.class)
            .addPackages(true, topPackages())
            .addExtension(new ContainerServices(database))
            .addBeanClasses(Witness.class, LetIn.class)
            .addBeanClasses(TransactionBorders.all().toArray(new Class<?>[0]))
            .initialize();
    TransactionBorders.use(database);
    guardDriver();
    return this;
  }

  /** Makes each call of the simulator a place where the process can die, before and after it. */
  private void guardDriver() {
    DriverRegistry registry = get(DriverRegistry.class);
    HypervisorDriver simulator = database.call(() -> registry.byName("simulator"));
    registry.replace("simulator", crashing(simulator));
  }

  private HypervisorDriver crashing(HypervisorDriver driver) {
    return (HypervisorDriver)
        Proxy.newProxyInstance(
            HypervisorDriver.class.getClassLoader(),
            new Class<?>[] {HypervisorDriver.class},
            (proxy, method, arguments) -> {
              try {
                if (method.getName().equals("close")) {
                  return method.invoke(driver, arguments);
                }
                database.crashes().reach();
                Object result = method.invoke(driver, arguments);
                database.crashes().reach();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Opens the simulator anew, so that what it counts goes by the clock that the test moves. */
  public Portal withSimulatorOnItsClock() {
    Clock moved =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return get(PortalClock.class).clock().instant();
          }
        };
    DriverProvider simulator =
        ServiceLoader.load(DriverProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals("simulator"))
            .findFirst()
            .orElseThrow();
    HypervisorDriver opened =
        simulator.open(moved, Map.of("latency", "PT0S", "stop-latency", "PT0S"));
    get(DriverRegistry.class).replace("simulator", opened);
    return this;
  }

  /** What the simulator can be made to do. */
  public FaultInjection faults() {
    return get(DriverRegistry.class).byName("simulator").facet(FaultInjection.class).orElseThrow();
  }

  /** Makes the demo's cloud and finds its hosts up. */
  public Portal withDemoData() {
    System.setProperty("nephos.demo", "true");
    Objects.requireNonNull(get(DemoData.class));
    asSystem(get(HostProbes.class)::probeAll);
    return this;
  }

  private static Class<?>[] topPackages() {
    return new Class<?>[] {
      OrderService.class,
      BudgetService.class,
      InstanceService.class,
      JobStore.class,
      EventWriter.class,
      QuotaLedger.class,
      PlacementService.class,
      AccessService.class,
      QuoteService.class,
      MeteringService.class,
      AddressService.class,
      GroupMembership.class,
      ListReader.class,
      SecretBox.class,
      Transactions.class,
      TickRunner.class,
      MonitoringService.class,
      IntegrityChecks.class,
      AuditService.class,
      CatalogService.class,
      InboxService.class,
      LeaseService.class,
      DemoData.class,
      Outbox.class,
      RequestLife.class,
      InvoiceService.class,
    };
  }

  /** The database below. */
  public Database database() {
    return database;
  }

  /** The bean of this type. */
  public <T> T get(Class<T> type) {
    return container.select(type).get();
  }

  /** Puts another clock in. */
  public void use(Clock clock) {
    get(PortalClock.class).use(clock);
  }

  /** Does this as somebody. */
  public <T> T as(Caller caller, Callable<T> work) {
    try (CallerScope scope = CallerScope.open(caller)) {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does this as one of the system's own actors. */
  public void asSystem(Runnable work) {
    try (CallerScope scope = CallerScope.open(Caller.system("test"))) {
      work.run();
    }
  }

  /** Reads or writes in a transaction, as the system. */
  public <T> T inTransaction(Supplier<T> work) {
    try (CallerScope scope = CallerScope.open(Caller.system("test"))) {
      return database.call(work);
    }
  }

  /** As {@link #work}, and those that pause after a failure are called now. */
  public void workWithoutPauses() {
    database()
        .run(
            () ->
                database()
                    .em()
                    .createNativeQuery("update job set run_at = created_at where state = 'QUEUED'")
                    .executeUpdate());
    work();
  }

  /** Works due jobs off until none is left. */
  public void work() {
    JobStore store = get(JobStore.class);
    JobRunner runner = get(JobRunner.class);
    List<LeasedJob> jobs = store.lease("test/1", 50);
    while (!jobs.isEmpty()) {
      jobs.forEach(runner::run);
      jobs = store.lease("test/1", 50);
    }
  }

  /** How many guests the simulated hosts have. */
  public long guests() {
    DriverRegistry registry = get(DriverRegistry.class);
    HostRepository hosts = get(HostRepository.class);
    return database.call(
        () ->
            hosts.all().stream()
                .map(registry::of)
                .mapToLong(at -> at.driver().list(at.host()).size())
                .sum());
  }

  /** One number from a query with named parameters. */
  public long number(String sql, Map<String, Object> parameters) {
    return database.call(
        () -> {
          Query query = database.em().createNativeQuery(sql);
          parameters.forEach(query::setParameter);
          return ((Number) query.getSingleResult()).longValue();
        });
  }

  @Override
  public void close() {
    if (container != null) {
      container.close();
    }
    database.close();
  }
}
