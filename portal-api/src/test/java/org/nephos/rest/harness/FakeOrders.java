package org.nephos.rest.harness;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.OrderKind;
import org.nephos.order.OrderState;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.QuoteView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.quota.QuotaResource;

/** Takes every order of at most ten. */
public final class FakeOrders implements OrderFacade {
  public final List<SubmitOrder> submitted = new ArrayList<>();
  public final List<String> keys = new ArrayList<>();

  @Override
  public OrderView submit(SubmitOrder command, String idempotencyKey) {
    if (command.count() > 10) {
      throw new QuotaExceededException(
          "project", QuotaResource.INSTANCES, 10, 0, 0, command.count());
    }
    submitted.add(command);
    keys.add(idempotencyKey);
    return view(UUID.randomUUID(), command);
  }

  @Override
  public DryRunView dryRun(SubmitOrder command) {
    return new DryRunView(
        "accepted",
        quote(),
        List.of(new DryRunView.QuotaLine("project", "instances", null, 0, 0, command.count())),
        "automatic",
        new DryRunView.Placement(true, "sim", "There is room."),
        List.of(),
        null);
  }

  @Override
  public DryRunView dryRun(SubmitOrder command, OrderKind kind) {
    return dryRun(command);
  }

  @Override
  public OrderView get(UUID id) {
    return view(id, submitted.get(0));
  }

  @Override
  public Page<OrderView> list(ListQuery query) {
    return new Page<>(List.of(), null);
  }

  @Override
  public OrderView cancel(UUID id, String reason) {
    return view(id, submitted.get(0));
  }

  private static OrderView view(UUID id, SubmitOrder command) {
    return new OrderView(
        id,
        "instance.create",
        OrderState.PROVISIONING,
        command.project(),
        "default",
        UUID.randomUUID(),
        "acme",
        command.name(),
        "1 × small",
        command.count(),
        List.of(UUID.randomUUID()),
        null,
        quote(),
        "acme-user",
        Instant.EPOCH,
        null,
        null,
        command.reason(),
        null);
  }

  private static QuoteView quote() {
    return new QuoteView(
        new BigDecimal("1E-2"),
        new BigDecimal("7.30"),
        "EUR",
        "demo/2026",
        Instant.EPOCH,
        List.of(
            new QuoteView.Line(
                "instance.vcpu",
                new BigDecimal("1"),
                "vCPU",
                new BigDecimal("0.01"),
                new BigDecimal("0.01"))));
  }
}
