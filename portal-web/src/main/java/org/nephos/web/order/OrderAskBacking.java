package org.nephos.web.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nephos.order.api.DryRunView;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.ShellBacking;

/**
 * Asks for the quota that an order lacks, beside the form of the order: nothing that was filled in
 * is left for it.
 */
@Named
@RequestScoped
public class OrderAskBacking {
  @Inject private CreateOrderBacking order;
  @Inject private QuotaFacade quotas;
  @Inject private ShellBacking shell;

  private String reason;
  private boolean asked;

  /**
   * One limit of the project that has to grow.
   *
   * @param now the limit as it is; null where only the tenant has one
   * @param wanted what the order needs
   */
  public record Change(String resource, Long now, long wanted) {}

  /**
   * The limits of the project that the order needs. Where it is the tenant that is short, the
   * project's limit is asked to be so large that the tenant's has to follow.
   */
  public List<Change> getChanges() {
    Map<String, Long> wanted = new LinkedHashMap<>();
    for (DryRunView.QuotaLine line : order.getLines()) {
      if (!line.fits()) {
        wanted.merge(line.resource(), line.used() + line.reserved() + line.requested(), Math::max);
      }
    }
    return quotas.ofProject(shell.getProjectId()).stream()
        .filter(line -> "project".equals(line.scope()))
        .filter(line -> wanted.containsKey(line.resource()))
        .map(line -> change(line, wanted.get(line.resource())))
        .toList();
  }

  private static Change change(QuotaItemView line, long wanted) {
    long least = line.limit() == null ? wanted : Math.max(line.limit(), wanted);
    return new Change(line.resource(), line.limit(), least);
  }

  /** Sends the request; the page stays, with all that was filled in. */
  public void ask() {
    List<LimitChange> changes =
        getChanges().stream().map(c -> new LimitChange(c.resource(), c.wanted())).toList();
    quotas.request(
        new SubmitQuotaRequest(shell.getProjectId(), changes, null, reason, null),
        FormKey.of(order.getToken(), changes, reason));
    asked = true;
  }

  /** Whether it was asked for just now. */
  public boolean isAsked() {
    return asked;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
