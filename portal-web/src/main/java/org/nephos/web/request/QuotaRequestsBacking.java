package org.nephos.web.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaRequestView;
import org.nephos.request.RequestState;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code request/quota.xhtml}: the reader's own requests for more quota, and where they stand. */
@Named
@RequestScoped
public class QuotaRequestsBacking implements Downloadable<QuotaRequestView> {
  @Inject private QuotaFacade quotas;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<QuotaRequestView> page;

  /** The rows of this page, newest first. */
  public Page<QuotaRequestView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public String page() {
    return "quota";
  }

  @Override
  public ListQuery query() {
    return listing.query("state").with("createdBy", shell.getMe().id().toString());
  }

  @Override
  public Page<QuotaRequestView> read(ListQuery query) {
    return quotas.requests(query);
  }

  @Override
  public Class<QuotaRequestView> type() {
    return QuotaRequestView.class;
  }

  /** The states to filter by. */
  public List<RequestState> getStates() {
    return List.of(RequestState.values());
  }
}
