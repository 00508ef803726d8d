package org.nephos.scaling;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.compute.api.MetricSeries;
import org.nephos.event.Changes;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.AfterCommit;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.MalformedException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ResizeScalingGroup;
import org.nephos.scaling.api.ScalingDecisionView;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.scaling.api.SimulatedGroupView;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;
import org.nephos.time.PortalClock;

/** Groups for people: ordering, looking, changing, deleting. */
@Stateless
public class ScalingService implements ScalingFacade {
  private static final Logger LOG = Logger.getLogger(ScalingService.class.getName());
  private static final int MOST_LOAD = 10_000;
  private static final ListDefinition<ScalingGroup> LIST =
      ListDefinition.of(ScalingGroup.class, "name")
          .equal("project", "projectId", Parse::uuid)
          .equal("state", "state", Parse.constant(ScalingGroupState.class))
          .sort("name", "name", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant);

  private static final ListDefinition<ScalingGroup> SIMULATED =
      ListDefinition.of(ScalingGroup.class, "name")
          .contains("name", "name")
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("project", "projectId", Parse::uuid)
          .equal("state", "state", Parse.constant(ScalingGroupState.class))
          .sort("name", "name", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("load", "simulatedLoad", Integer::valueOf);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private Idempotency idempotency;
  @Inject private ScalingRepository groups;
  @Inject private GroupOrder order;
  @Inject private GroupEvaluation evaluation;
  @Inject private GroupEnd end;
  @Inject private GroupViews views;
  @Inject private GroupMetrics metrics;
  @Inject private GroupEvents events;
  @Inject private SimulatedLoads loads;
  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private AfterCommit afterCommit;
  @Inject private PortalClock clock;

  /**
   * The order is committed before the first members are made, so that it never waits for them. One
   * that waits for an approval has none to make.
   */
  @Override
  @Requires(Permission.SCALING_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ScalingGroupView create(CreateScalingGroup command, String idempotencyKey) {
    ScalingGroupView made =
        idempotency.once(
            idempotencyKey, command, ScalingGroupView.class, () -> views.of(order.take(command)));
    try {
      evaluation.evaluate(made.id());
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "the first members of " + made.id() + " come with the next tick", e);
    }
    return made;
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<ScalingGroupView> list(ListQuery query) {
    Condition scope = Scoped.by(access.scope(Permission.RESOURCE_SEE));
    Condition shown =
        query.filters().containsKey("state")
            ? Condition.ALL
            : new Condition("e.state <> :gone", Map.of("gone", ScalingGroupState.DELETED));
    return lists.page(LIST, query, List.of(scope, shown), ScalingService::position, views::of);
  }

  private static Marker.Position position(ScalingGroup group) {
    return new Marker.Position(
        Map.of("name", group.name(), "createdAt", group.createdAt().toString()), group.id());
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public ScalingGroupView get(@Names(ResourceKind.SCALING_GROUP) UUID id) {
    return views.of(groups.find(id));
  }

  @Override
  @Requires(Permission.SCALING_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ScalingGroupView resize(
      @Names(ResourceKind.SCALING_GROUP) UUID id,
      ResizeScalingGroup command,
      Long expectedVersion) {
    return transactions.inNew(() -> resized(groups.lock(id), command, expectedVersion));
  }

  private ScalingGroupView resized(
      ScalingGroup group, ResizeScalingGroup command, Long expectedVersion) {
    List<Violation> violations = GroupRules.check(command, group);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    if (expectedVersion != null && expectedVersion != group.version()) {
      throw new PreconditionFailedException();
    }
    requireLiving(group);
    change(group, command);
    em.flush();
    return views.of(group);
  }

  private void change(ScalingGroup group, ResizeScalingGroup command) {
    GroupFacts facts = GroupFacts.of(group);
    int before = group.desiredSize();
    if (command.cooldownSeconds() != null) {
      group.coolFor(command.cooldownSeconds());
    }
    if (command.min() != null) {
      group.atLeast(command.min());
    }
    int wanted = command.desired() == null ? group.desiredSize() : command.desired();
    if (wanted != before) {
      group.want(wanted, clock.now());
    }
    // Somebody has looked at the group: it tries again, whatever stopped it.
    group.resume();
    events.record(
        group, "scaling-group.changed", Changes.between(facts, GroupFacts.of(group)).asData());
    if (wanted != before) {
      evaluation.resized(group, before);
    }
  }

  private static void requireLiving(ScalingGroup group) {
    if (group.isWaiting()) {
      throw new ConflictException(
          "state-conflict",
          "The scaling group waits for an approval. Change it when it is approved, or delete it and"
              + " order another.",
          Map.of("state", group.state().name()));
    }
    if (!group.holdsPromise()) {
      throw new ConflictException(
          "state-conflict",
          "The scaling group is deleted or being deleted.",
          Map.of("state", group.state().name()));
    }
  }

  @Override
  @Requires(Permission.SCALING_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ScalingGroupView delete(@Names(ResourceKind.SCALING_GROUP) UUID id) {
    return transactions.inNew(
        () -> {
          ScalingGroup group = groups.lock(id);
          end.begin(group);
          em.flush();
          return views.of(group);
        });
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<ScalingDecisionView> decisions(
      @Names(ResourceKind.SCALING_GROUP) UUID id, ListQuery query) {
    if (query.sort() != null) {
      throw new MalformedException("sort", "Decisions come newest first.");
    }
    if (!query.filters().isEmpty()) {
      throw new MalformedException(
          query.filters().keySet().iterator().next(), "Decisions have no filters.");
    }
    List<ScalingDecision> rows = groups.decisions(id, place(query.marker()), query.limit() + 1);
    boolean more = rows.size() > query.limit();
    List<ScalingDecision> shown = more ? rows.subList(0, query.limit()) : rows;
    return new Page<>(
        shown.stream().map(GroupViews::of).toList(),
        more ? shown.get(shown.size() - 1).id().toString() : null);
  }

  private static long place(String marker) {
    if (marker == null) {
      return Long.MAX_VALUE;
    }
    if (!marker.matches("\\d{1,18}")) {
      throw new MalformedException("marker", "The marker is that of a decision, a number.");
    }
    return Long.parseLong(marker);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public MetricSeries metric(@Names(ResourceKind.SCALING_GROUP) UUID id, Instant from, Instant to) {
    return metrics.mean(id, from, to);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void setSimulatedLoad(@Names(ResourceKind.SCALING_GROUP) UUID id, int totalCpuPercent) {
    if (totalCpuPercent < 0 || totalCpuPercent > MOST_LOAD) {
      throw new InvalidException("totalCpuPercent", "range", "It is from 0 to 10000.");
    }
    transactions.runInNew(() -> simulate(groups.lock(id), totalCpuPercent));
  }

  private void simulate(ScalingGroup group, int totalCpuPercent) {
    requireLiving(group);
    int before = group.simulatedLoad();
    group.simulate(totalCpuPercent);
    events.record(
        group,
        "scaling-group.load-simulated",
        Changes.of("totalCpuPercent", before, totalCpuPercent)
            .with(Map.of("totalCpuPercent", totalCpuPercent)));
    List<String> drivers = loads.driverNames();
    afterCommit.once("load-" + group.id(), () -> loads.tell(group.id(), totalCpuPercent, drivers));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public int simulatedLoad(@Names(ResourceKind.SCALING_GROUP) UUID id) {
    return groups.find(id).simulatedLoad();
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<SimulatedGroupView> simulated(ListQuery query) {
    return lists.page(
        SIMULATED,
        query,
        List.of(ScalingRepository.LIVES),
        group ->
            new Marker.Position(
                Map.of(
                    "name", group.name(),
                    "createdAt", group.createdAt().toString(),
                    "load", Integer.toString(group.simulatedLoad())),
                group.id()),
        views::simulated);
  }
}
