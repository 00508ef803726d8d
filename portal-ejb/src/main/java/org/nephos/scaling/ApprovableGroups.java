package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import org.nephos.json.Json;
import org.nephos.order.ApprovableKind;
import org.nephos.order.Order;
import org.nephos.order.OrderKind;
import org.nephos.order.OrderProgress;
import org.nephos.order.OrderReferences.Found;
import org.nephos.order.api.SubmitOrder;
import org.nephos.order.api.SubmitOrder.OnQuotaExceeded;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.CreateScalingGroup.Template;
import org.nephos.time.PortalClock;

/**
 * Orders of groups: the group waits beside its order. An approval moves no quota, because what the
 * order held is what the group promises from then on; its first members come with the next tick.
 */
@ApplicationScoped
class ApprovableGroups implements ApprovableKind {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private OrderProgress progress;
  @Inject private GroupEvents events;
  @Inject private PortalClock clock;

  @Override
  public OrderKind kind() {
    return OrderKind.SCALING_GROUP_CREATE;
  }

  /** As many members as it may ever have. */
  @Override
  public SubmitOrder wish(Order order) {
    CreateScalingGroup command = Json.read(order.spec(), CreateScalingGroup.class);
    Template template = command.template();
    return new SubmitOrder(
        command.project(),
        command.name(),
        template.flavor(),
        template.image(),
        template.zone(),
        command.max(),
        template.network(),
        template.keypair(),
        null,
        template.tags() == null ? Map.of() : template.tags(),
        null,
        OnQuotaExceeded.REFUSE,
        command.reason());
  }

  @Override
  public void begin(Order order, SubmitOrder wish, Found found) {
    ScalingGroup group = lock(order);
    order.fulfil(clock.now());
    progress.record(order, "order.fulfilled", null);
    group.approved();
    events.ordered(group, "scaling-group.created");
    em.flush();
  }

  @Override
  public void end(Order order) {
    ScalingGroup group = lock(order);
    group.neverBegun(order.fault());
    events.record(group, "scaling-group.deleted", Map.of("state", group.state().name()));
  }

  private ScalingGroup lock(Order order) {
    ScalingGroup group = em.find(ScalingGroup.class, order.targetId());
    em.refresh(group, LockModeType.PESSIMISTIC_WRITE);
    return group;
  }
}
