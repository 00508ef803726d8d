package org.nephos.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.job.api.JobFacade;
import org.nephos.job.api.JobView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code job/list.xhtml}: work outside the database, and where it is stuck. */
@Named
@RequestScoped
public class ListJobsBacking implements Downloadable<JobView> {
  private static final List<String> CHIPS =
      List.of("DEAD", "RUNNING", "QUEUED", "DONE", "CANCELLED", "SUPERSEDED");

  @Inject private JobFacade jobs;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<JobView> page;

  /** The rows of this page. */
  public Page<JobView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return shell.ofTenant(listing.query("state", "kind", "resource", "tenant"));
  }

  @Override
  public Page<JobView> read(ListQuery query) {
    return jobs.list(query);
  }

  @Override
  public Class<JobView> type() {
    return JobView.class;
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }
}
