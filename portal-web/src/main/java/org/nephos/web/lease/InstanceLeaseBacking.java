package org.nephos.web.lease;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nephos.lease.api.ExtendLease;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.InvalidException;
import org.nephos.request.RequestState;
import org.nephos.tenancy.Permission;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.DayEnd;
import org.nephos.web.text.Words;

/** The part of {@code instance/detail.xhtml} that is about its lease. */
@Named
@RequestScoped
public class InstanceLeaseBacking {
  @Inject private LeaseFacade leases;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String id;
  private String token;
  private String until;
  private String reason;
  private String removeReason;
  private List<LeaseExtensionView> requests;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** What was asked for, newest first. */
  public List<LeaseExtensionView> getRequests() {
    if (requests == null) {
      requests = leases.extensions(requestsOf(id)).items();
    }
    return requests;
  }

  /** The page's own address has a sort and a marker for other things. */
  private static ListQuery requestsOf(String instance) {
    return new ListQuery(Map.of("instance", instance), null, ListQuery.DEFAULT_LIMIT, null);
  }

  /** Whether a request waits for a decision. */
  public boolean isWaiting() {
    return getRequests().stream().anyMatch(r -> r.state() == RequestState.PENDING);
  }

  /** What holds here; null for who works in no project. */
  public LeasePolicyView getPolicy() {
    return shell.getProjectId() == null ? null : leases.policyOfProject(shell.getProjectId());
  }

  /** Asks for more time. */
  public String extend() {
    Instant end =
        DayEnd.of(until)
            .orElseThrow(
                () ->
                    new InvalidException(
                        "until", "value", words.with("lease.extend.until.unknown")));
    LeaseExtensionView made =
        leases.extend(
            new ExtendLease(Ids.require(id), end, reason), FormKey.of(token, id, until, reason));
    MessagesBacking.done(
        words.with(
            made.state() == RequestState.APPROVED ? "lease.extend.done" : "lease.extend.waits"));
    return nav.again();
  }

  /** Whether the reader may take the lease off; the rule is the policy's. */
  public boolean isRemovable() {
    LeasePolicyView policy = getPolicy();
    return policy != null && policy.removable() && shell.mayHere(Permission.ORDER_SUBMIT.name());
  }

  /** Takes the lease off. */
  public String remove() {
    leases.remove(Ids.require(id), removeReason);
    MessagesBacking.done(words.plain("lease.remove.done"));
    return nav.again();
  }

  /** Withdraws the reader's own request. */
  public String cancel() {
    for (LeaseExtensionView request : getRequests()) {
      if (request.state() == RequestState.PENDING) {
        leases.cancel(request.id());
      }
    }
    MessagesBacking.done(words.with("lease.done.cancel"));
    return nav.again();
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getUntil() {
    return until;
  }

  public void setUntil(String until) {
    this.until = until;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getRemoveReason() {
    return removeReason;
  }

  public void setRemoveReason(String removeReason) {
    this.removeReason = removeReason;
  }
}
