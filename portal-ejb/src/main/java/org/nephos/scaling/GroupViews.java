package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.billing.Rounding;
import org.nephos.compute.Fault;
import org.nephos.compute.api.FaultView;
import org.nephos.json.Json;
import org.nephos.scaling.api.CreateScalingGroup.PolicySpec;
import org.nephos.scaling.api.CreateScalingGroup.Template;
import org.nephos.scaling.api.ScalingDecisionView;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.scaling.api.SimulatedGroupView;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Project;

/** What people see of groups. */
@ApplicationScoped
public class GroupViews {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ScalingRepository groups;
  @Inject private DisplayNames names;

  /** One group. */
  ScalingGroupView of(ScalingGroup group) {
    return of(List.of(group)).get(0);
  }

  /** Some groups, with their members and projects read at once. */
  List<ScalingGroupView> of(List<ScalingGroup> some) {
    Map<UUID, List<UUID>> members = groups.memberIds(some.stream().map(ScalingGroup::id).toList());
    Map<UUID, Project> projects = projects(some);
    return some.stream()
        .map(
            group ->
                of(
                    group,
                    projects.get(group.projectId()),
                    members.getOrDefault(group.id(), List.of())))
        .toList();
  }

  /** Some groups as who simulates their load sees them. */
  List<SimulatedGroupView> simulated(List<ScalingGroup> some) {
    Map<UUID, List<UUID>> members = groups.memberIds(some.stream().map(ScalingGroup::id).toList());
    Map<UUID, Project> projects = projects(some);
    Map<UUID, String> tenants =
        names.tenants(some.stream().map(ScalingGroup::tenantId).collect(Collectors.toSet()));
    return some.stream()
        .map(
            group ->
                new SimulatedGroupView(
                    group.id(),
                    group.name(),
                    group.projectId(),
                    projects.get(group.projectId()).name(),
                    group.tenantId(),
                    tenants.get(group.tenantId()),
                    group.state(),
                    members.getOrDefault(group.id(), List.of()).size(),
                    group.maxSize(),
                    group.simulatedLoad(),
                    group.createdAt()))
        .toList();
  }

  private Map<UUID, Project> projects(List<ScalingGroup> some) {
    if (some.isEmpty()) {
      return Map.of();
    }
    return em
        .createQuery("select p from Project p where p.id in :ids", Project.class)
        .setParameter("ids", some.stream().map(ScalingGroup::projectId).distinct().toList())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(Project::id, Function.identity()));
  }

  private static ScalingGroupView of(ScalingGroup group, Project project, List<UUID> members) {
    MemberTemplate template = Json.read(group.template(), MemberTemplate.class);
    Fault fault = group.fault();
    return new ScalingGroupView(
        group.id(),
        group.name(),
        group.projectId(),
        project.name(),
        group.tenantId(),
        group.minSize(),
        group.maxSize(),
        group.desiredSize(),
        group.cooldownSeconds(),
        new Template(
            template.flavor(),
            template.image(),
            template.zone(),
            template.namedNetwork(),
            template.keypair(),
            null,
            template.tags()),
        GroupEvaluation.rules(group).stream()
            .map(
                rule ->
                    new PolicySpec(
                        rule.meter(),
                        rule.scaleOutAt(),
                        rule.scaleInAt(),
                        rule.windowSeconds(),
                        rule.step()))
            .toList(),
        members,
        group.state(),
        fault == null ? null : new FaultView(fault.code(), fault.detail()),
        group.createdAt(),
        group.orderId(),
        group.version());
  }

  /** One decision. */
  static ScalingDecisionView of(ScalingDecision decision) {
    return new ScalingDecisionView(
        decision.at(),
        decision.action().name(),
        decision.meter(),
        trimmed(decision.value()),
        trimmed(decision.threshold()),
        decision.windowSeconds(),
        decision.fromSize(),
        decision.toSize(),
        decision.reason());
  }

  private static BigDecimal trimmed(BigDecimal value) {
    return value == null ? null : Rounding.trim(value, 0);
  }
}
