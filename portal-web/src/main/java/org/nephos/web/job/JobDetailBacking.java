package org.nephos.web.job;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.job.JobState;
import org.nephos.job.api.JobFacade;
import org.nephos.job.api.JobView;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code job/detail.xhtml}: one job, its attempts, and trying it again. */
@Named
@RequestScoped
public class JobDetailBacking {
  @Inject private JobFacade jobs;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private ShellBacking shell;
  @Inject private Words words;

  private String id;
  private String reason;
  private JobView job;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads the job when the page is asked for. */
  public void load() {
    getJob();
  }

  /** The job. */
  public JobView getJob() {
    if (job == null) {
      job = jobs.get(Ids.require(id));
    }
    return job;
  }

  /** Whether the reader can have it tried again. */
  public boolean isRetryable() {
    return getJob().state() == JobState.DEAD && shell.may("CLOUD_OPERATE");
  }

  /** Tries it again, from the first attempt. */
  public String retry() {
    jobs.retry(Ids.require(id), reason);
    MessagesBacking.done(words.with("job.detail.retried"));
    return nav.again();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
