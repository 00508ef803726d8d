package org.nephos.web.job;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.job.api.JobFacade;
import org.nephos.job.api.JobView;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Listing;

/** {@code job/list.xhtml}: work outside the database, and where it is stuck. */
@Named
@RequestScoped
public class ListJobsBacking {
  private static final List<String> CHIPS =
      List.of("DEAD", "RUNNING", "QUEUED", "DONE", "CANCELLED", "SUPERSEDED");

  @Inject private JobFacade jobs;
  @Inject private Listing listing;

  private Page<JobView> page;

  /** The rows of this page. */
  public Page<JobView> getPage() {
    if (page == null) {
      page = jobs.list(listing.query("state", "kind", "resource", "tenant"));
    }
    return page;
  }

  /** What to filter by. */
  public List<String> getChips() {
    return CHIPS;
  }
}
