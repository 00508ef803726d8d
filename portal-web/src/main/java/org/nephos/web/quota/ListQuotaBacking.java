package org.nephos.web.quota;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.request.RequestState;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code quota/list.xhtml}: what is left, and what was asked for. */
@Named
@RequestScoped
public class ListQuotaBacking implements Downloadable<QuotaRequestView> {
  @Inject private QuotaFacade quotas;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private List<QuotaItemView> lines;
  private Page<QuotaRequestView> requests;

  /** The limited lines of a scope, {@code project} or {@code tenant}. */
  public List<QuotaItemView> lines(String scope) {
    return all().stream()
        .filter(line -> line.scope().equals(scope) && line.limit() != null)
        .toList();
  }

  /** The lines that are near their limits. */
  public List<QuotaItemView> getWarnings() {
    return all().stream().filter(line -> line.warning() != null).toList();
  }

  private List<QuotaItemView> all() {
    if (lines == null) {
      lines = shell.getProjectId() == null ? List.of() : quotas.ofProject(shell.getProjectId());
    }
    return lines;
  }

  /** The states that requests can be filtered by. */
  public List<RequestState> getStates() {
    return List.of(RequestState.values());
  }

  /** What was asked for, newest first. */
  public Page<QuotaRequestView> getRequests() {
    if (requests == null) {
      requests = read(query());
    }
    return requests;
  }

  @Override
  public ListQuery query() {
    return listing.query("state");
  }

  @Override
  public Page<QuotaRequestView> read(ListQuery query) {
    return quotas.requests(
        shell.getProjectId() == null
            ? query
            : query.with("project", shell.getProjectId().toString()));
  }

  @Override
  public Class<QuotaRequestView> type() {
    return QuotaRequestView.class;
  }

  /** Withdraws the reader's own request. */
  public String cancel() {
    quotas.cancel(Ids.require(listing.parameter("act")));
    MessagesBacking.done(words.with("quota.request.cancelled"));
    return nav.again();
  }
}
