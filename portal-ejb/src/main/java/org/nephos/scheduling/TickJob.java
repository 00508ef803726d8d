package org.nephos.scheduling;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** What the scheduler's store knows of a tick: its key. Never two at once for one key. */
@DisallowConcurrentExecution
public class TickJob implements Job {
  private final Runnable run;

  TickJob(Runnable run) {
    this.run = run;
  }

  @Override
  public void execute(JobExecutionContext context) {
    run.run();
  }
}
