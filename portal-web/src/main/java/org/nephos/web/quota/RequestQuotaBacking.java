package org.nephos.web.quota;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.nephos.problem.api.InvalidException;
import org.nephos.quota.api.LimitChange;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/**
 * {@code quota/request.xhtml}: asking for more. A refused order links here with the resource that
 * is short and the limit that it would need.
 */
@Named
@RequestScoped
public class RequestQuotaBacking {
  @Inject private QuotaFacade quotas;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private String token;
  private String reason;
  private List<QuotaItemView> lines;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The project's limits as they are. */
  public List<QuotaItemView> getLines() {
    if (lines == null) {
      lines =
          shell.getProjectId() == null
              ? List.of()
              : quotas.ofProject(shell.getProjectId()).stream()
                  .filter(line -> "project".equals(line.scope()) && line.limit() != null)
                  .toList();
    }
    return lines;
  }

  /** What stands in the field of a line: what was typed, what the link proposed, or nothing. */
  public String wanted(QuotaItemView line) {
    String typed = listing.parameter("limit-" + line.resource());
    if (typed != null) {
      return typed;
    }
    boolean proposed = line.resource().equals(listing.parameter("resource"));
    String limit = listing.parameter("limit");
    return proposed && limit != null ? limit : "";
  }

  /** Sends the request. */
  public String submit() {
    List<LimitChange> changes = changes();
    quotas.request(
        new SubmitQuotaRequest(shell.getProjectId(), changes, reason, null),
        FormKey.of(token, changes, reason));
    MessagesBacking.done(words.with("quota.request.done"));
    return "/quota/list?faces-redirect=true&placed=1";
  }

  private List<LimitChange> changes() {
    List<LimitChange> changes = new ArrayList<>();
    for (QuotaItemView line : getLines()) {
      String wanted = wanted(line);
      if (!wanted.isEmpty()) {
        changes.add(new LimitChange(line.resource(), number(line.resource(), wanted)));
      }
    }
    if (changes.isEmpty()) {
      throw new InvalidException("changes", "required", words.with("quota.request.nothing"));
    }
    return changes;
  }

  private long number(String resource, String wanted) {
    if (!wanted.matches("\\d{1,12}")) {
      throw new InvalidException(
          "limit",
          "number",
          words.with("quota.request.number", words.of("quota.resource", resource)));
    }
    return Long.parseLong(wanted);
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
