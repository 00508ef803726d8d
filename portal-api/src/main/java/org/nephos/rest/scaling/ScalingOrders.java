package org.nephos.rest.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.nephos.order.OrderKind;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;

/** Orders scaling groups, from both of the paths that take them. */
@ApplicationScoped
public class ScalingOrders {
  private static final Map<String, String> TRIAL_FIELDS =
      Map.of("count", "max", "project", "project", "name", "name", "reason", "reason");

  @Inject ScalingFacade groups;
  @Inject OrderFacade orders;

  /**
   * Orders a group.
   *
   * @param place where in the request the group stands, such as {@code spec.}, so that violations
   *     name the fields as the caller sent them
   */
  public ScalingGroupView create(ScalingGroupBody body, String place, String idempotencyKey) {
    try {
      return groups.create(body.command(), idempotencyKey);
    } catch (InvalidException e) {
      throw new InvalidException(
          e.violations().stream()
              .map(one -> new Violation(place + one.field(), one.code(), one.message()))
              .toList());
    }
  }

  /** What would come of it: that of an order of as many instances as the group's maximum. */
  public DryRunView dryRun(ScalingGroupBody body, String place) {
    ScalingGroupBody.TemplateBody template = body.template();
    DryRunView trial =
        orders.dryRun(
            new SubmitOrder(
                body.project(),
                body.name(),
                template.flavor(),
                template.image(),
                template.zone(),
                body.max(),
                template.network(),
                template.keypair(),
                template.userData(),
                template.tags() == null ? Map.of() : template.tags(),
                null,
                SubmitOrder.OnQuotaExceeded.REFUSE,
                body.reason()),
            OrderKind.SCALING_GROUP_CREATE);
    List<Violation> problems =
        trial.problems().stream()
            .map(one -> new Violation(place + field(one.field()), one.code(), one.message()))
            .toList();
    return new DryRunView(
        trial.verdict(),
        trial.quote(),
        trial.quota(),
        trial.policy(),
        trial.placement(),
        problems,
        trial.approval());
  }

  private static String field(String field) {
    return TRIAL_FIELDS.getOrDefault(field, "template." + field);
  }
}
