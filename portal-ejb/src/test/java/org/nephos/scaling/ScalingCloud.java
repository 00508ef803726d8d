package org.nephos.scaling;

import static org.nephos.testing.DemoPeople.acmeAdmin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceRepository;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.compute.InstanceTrigger;
import org.nephos.event.EventWriter;
import org.nephos.list.api.ListQuery;
import org.nephos.quota.QuotaRepository;
import org.nephos.quota.QuotaResource;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.CreateScalingGroup.PolicySpec;
import org.nephos.scaling.api.CreateScalingGroup.Template;
import org.nephos.scaling.api.ScalingDecisionView;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.tenancy.Project;
import org.nephos.testing.Portal;

/** A portal with simulated hosts, a clock that tests move, and a tenant that orders groups. */
final class ScalingCloud implements BeforeAllCallback, AfterAllCallback {
  static final PolicySpec BY_CPU = new PolicySpec("cpu.percent", 70, 30, 60, 1);

  final Portal portal = new Portal();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));

  @Override
  public void beforeAll(ExtensionContext context) {
    portal.start();
    portal.withDemoData();
    portal.use(clock());
    sql("update quota_scope set limit_instances = null, limit_vcpus = null", Map.of());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    portal.close();
  }

  private Clock clock() {
    return new MovedClock(now::get, ZoneOffset.UTC);
  }

  /** The test's own time, in any zone. */
  private static final class MovedClock extends Clock {
    private final Supplier<Instant> now;
    private final ZoneId zone;

    MovedClock(Supplier<Instant> now, ZoneId zone) {
      this.now = now;
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new MovedClock(now, other);
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  Instant now() {
    return now.get();
  }

  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  UUID id(String sql) {
    return portal
        .database()
        .call(
            () ->
                (UUID) portal.database().em().createNativeQuery(sql, UUID.class).getSingleResult());
  }

  void sql(String update, Map<String, Object> parameters) {
    portal
        .database()
        .run(
            () -> {
              var query = portal.database().em().createNativeQuery(update);
              parameters.forEach(query::setParameter);
              query.executeUpdate();
            });
  }

  /** A new project of the tenant, whose quota has no limits yet. */
  UUID project() {
    UUID tenant = id("select id from tenant where name = 'acme'");
    UUID id = UUID.randomUUID();
    portal.inTransaction(
        () -> {
          portal.database().em().persist(new Project(id, tenant, id.toString(), now()));
          portal.database().em().flush();
          portal.get(QuotaRepository.class).create(id, tenant, tenant);
          return null;
        });
    return id;
  }

  CreateScalingGroup order(UUID project, int min, int max, int desired, int cooldown) {
    return new CreateScalingGroup(
        project, "web", min, max, desired, cooldown, template(), List.of(BY_CPU));
  }

  Template template() {
    return new Template(
        id("select id from flavor where name = 'nano'"),
        id("select id from image"),
        null,
        null,
        null,
        "#cloud-config\n",
        Map.of("tier", "web"));
  }

  ScalingGroupView create(CreateScalingGroup command) {
    return create(command, null);
  }

  ScalingGroupView create(CreateScalingGroup command, String key) {
    return portal.as(acmeAdmin(), () -> portal.get(ScalingService.class).create(command, key));
  }

  /** A group all of whose members are at work. */
  UUID running(UUID project, int min, int max, int desired, int cooldown) {
    UUID id = create(order(project, min, max, desired, cooldown)).id();
    portal.work();
    return id;
  }

  ScalingGroupView view(UUID group) {
    return portal.as(acmeAdmin(), () -> portal.get(ScalingService.class).get(group));
  }

  void tick() {
    portal.asSystem(portal.get(ScalingTick.class)::tick);
  }

  /** A minute passes in which all members are so busy. */
  void busy(UUID group, double percent) {
    for (int i = 0; i < 6; i++) {
      pass(Duration.ofSeconds(10));
      sql(
          "insert into metric_sample (resource_id, meter, at, tenant_id, metric_value)"
              + " select id, 'cpu.percent', :at, tenant_id, "
              + percent
              + " from instance where scaling_group_id = :group and state = 'ACTIVE'",
          Map.of("at", now(), "group", group));
    }
  }

  /** How much of the project's quota of instances is used and promised. */
  List<Long> instances(UUID scope) {
    return amounts(scope, QuotaResource.INSTANCES);
  }

  List<Long> amounts(UUID scope, QuotaResource resource) {
    QuotaRepository.Figures figures =
        portal
            .inTransaction(() -> portal.get(QuotaRepository.class).read(scope))
            .figures()
            .get(resource);
    return List.of(figures.used(), figures.reserved());
  }

  /** Members in any state but deleted, as the table of instances has them. */
  long members(UUID group) {
    return portal.number(
        "select count(*) from instance where scaling_group_id = :group and state <> 'DELETED'",
        Map.of("group", group));
  }

  long working(UUID group) {
    return portal.number(
        "select count(*) from instance where scaling_group_id = :group and state = 'ACTIVE'"
            + " and task is null",
        Map.of("group", group));
  }

  /** The hypervisor has seen a member crash. */
  void crash(UUID member) {
    portal.inTransaction(
        () -> {
          Instance instance = portal.get(InstanceRepository.class).lock(member).instance();
          portal
              .get(EventWriter.class)
              .record(instance, instance.apply(InstanceTrigger.FOUND_CRASHED, now()), null);
          return null;
        });
  }

  boolean isLeaving(UUID member) {
    Instance instance = find(member);
    return instance.task() == InstanceTask.DELETING || instance.state() == InstanceState.DELETED;
  }

  Instance find(UUID member) {
    return portal.inTransaction(() -> portal.get(InstanceRepository.class).find(member));
  }

  /** What was decided, newest first, as {@code ACTION reason from-to}. */
  List<String> decisions(UUID group) {
    return portal
        .as(
            acmeAdmin(),
            () -> portal.get(ScalingService.class).decisions(group, ListQuery.firstPage()))
        .items()
        .stream()
        .map(ScalingCloud::text)
        .toList();
  }

  private static String text(ScalingDecisionView it) {
    return it.action() + " " + it.reason() + " " + it.from() + "-" + it.to();
  }
}
