package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.api.PatchInstance;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.order.OrderRules;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.problem.api.Violation;

/** Names and tags, as people edit them. */
@ApplicationScoped
public class InstanceChange {
  /** What people edit of an instance. */
  private record Facts(String name, Map<String, String> tags) {
    static Facts of(Instance instance) {
      return new Facts(instance.name(), instance.tags());
    }
  }

  @Inject private InstanceRepository instances;
  @Inject private EventWriter events;

  Instance patch(UUID id, PatchInstance command, Long expectedVersion) {
    List<Violation> violations = new ArrayList<>();
    if (command.name() != null) {
      OrderRules.name(command.name(), violations);
    }
    if (command.tags() != null) {
      OrderRules.tags(command.tags(), violations);
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    Instance instance = instances.lockFresh(instances.find(id));
    if (expectedVersion != null && expectedVersion != instance.version()) {
      throw new PreconditionFailedException();
    }
    if (instance.state() == InstanceState.DELETED) {
      throw new ConflictException(
          "state-conflict",
          "The instance is deleted; it is kept for the record only.",
          Map.of("state", instance.state().name()));
    }
    Facts before = Facts.of(instance);
    if (command.name() != null) {
      instance.rename(command.name());
    }
    if (command.tags() != null) {
      instance.tag(command.tags());
    }
    Changes changes = Changes.between(before, Facts.of(instance));
    if (!changes.isEmpty()) {
      events.record(
          new EventDraft(
              "instance.changed",
              instance.tenantId(),
              instance.projectId(),
              "instance",
              instance.id(),
              instance.name(),
              changes.asData()));
    }
    return instance;
  }
}
