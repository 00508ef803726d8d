package org.nephos.web.lease;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.api.InstanceView;
import org.nephos.inbox.api.InboxFacade;
import org.nephos.inbox.api.InboxKind;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.web.shell.ShellBacking;

/** Whether a lease ends so soon that a page says so, and how many requests wait. */
@Named("leaseWarnings")
@RequestScoped
public class LeaseWarnings {
  @Inject private LeaseFacade leases;
  @Inject private InboxFacade inbox;
  @Inject private ShellBacking shell;

  private final Clock clock = Clock.systemUTC();
  private final Map<UUID, Duration> earliest = new HashMap<>();
  private Long waiting;

  /** Whether it ends within the time in which the tenant is warned, or has ended. */
  public boolean soon(InstanceView instance) {
    return instance.leaseEnd() != null
        && instance.deletedAt() == null
        && !clock.instant().isBefore(instance.leaseEnd().minus(earliest(instance.project())));
  }

  /** Whether it is over. */
  public boolean over(InstanceView instance) {
    return instance.leaseEnd() != null && !clock.instant().isBefore(instance.leaseEnd());
  }

  private Duration earliest(UUID project) {
    return earliest.computeIfAbsent(
        project,
        id ->
            leases.policyOfProject(id).warnings().stream()
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
  }

  /** How many requests wait for the reader's decision, in the tenant that is chosen. */
  public long getWaiting() {
    if (waiting == null) {
      waiting =
          inbox.waiting(shell.ofTenant(ListQuery.firstPage()).with("kind", InboxKind.LEASE.name()));
    }
    return waiting;
  }
}
