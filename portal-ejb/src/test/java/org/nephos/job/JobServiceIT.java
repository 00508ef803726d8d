package org.nephos.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.compute.InstanceState;
import org.nephos.driver.FailureKind;
import org.nephos.driver.FaultInjection.Fault;
import org.nephos.job.api.JobFacade;
import org.nephos.job.api.JobView;
import org.nephos.list.api.ListQuery;
import org.nephos.order.OrderService;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

class JobServiceIT {
  @RegisterExtension static final Portal portal = new Portal();

  private JobFacade jobs;
  private UUID instance;

  @BeforeEach
  void begin() {
    portal.withDemoData();
    jobs = portal.get(JobService.class);
    Acme acme = new Acme(portal);
    instance =
        portal
            .as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order("web", 1), null))
            .instances()
            .get(0);
    portal.work();
  }

  private UUID stop() {
    return portal
        .as(
            acmeUser(),
            () -> portal.get(InstanceService.class).act(instance, InstanceAction.STOP, null))
        .jobId();
  }

  /** A stop that the host refuses for good. */
  private UUID deadJob() {
    portal.faults().arm("*", "setPower", Fault.FAIL_BEFORE, FailureKind.INVALID, 1, Duration.ZERO);
    UUID job = stop();
    portal.work();
    assertThat(portal.as(operator(), () -> jobs.get(job)).state()).isEqualTo(JobState.DEAD);
    return job;
  }

  private long refusals() {
    return portal.number(
        "select count(*) from event where type = 'job.retry' and outcome = 'REFUSED'", Map.of());
  }

  @Test
  void eachSeesItsJobsAndOnlyTheOperatorWhoWorksOnThem() {
    long before = portal.as(acmeUser(), () -> jobs.running(ListQuery.firstPage()));
    UUID id = stop();
    portal.get(JobStore.class).lease("node/1", 10);

    ListQuery ofInstance = ListQuery.firstPage().with("resource", instance.toString());
    JobView own = portal.as(acmeUser(), () -> jobs.list(ofInstance)).items().get(0);

    assertThat(own.id()).isEqualTo(id);
    assertThat(own.state()).isEqualTo(JobState.RUNNING);
    assertThat(own.tenantName()).isEqualTo("Acme Works");
    assertThat(own.worker()).isNull();
    assertThat(portal.as(operator(), () -> jobs.get(id)).worker()).isEqualTo("node/1");
    assertThat(portal.as(acmeUser(), () -> jobs.running(ListQuery.firstPage())))
        .isEqualTo(before + 1);
    assertThat(portal.as(globexUser(), () -> jobs.running(ListQuery.firstPage()))).isZero();
    assertThat(portal.as(globexUser(), () -> jobs.list(ofInstance)).items()).isEmpty();
    assertThatThrownBy(() -> portal.as(globexUser(), () -> jobs.get(id)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aDeadJobIsTriedAgainOnceHoweverManyAskForItAndThenDoesItsWork() {
    UUID id = deadJob();
    long refused = refusals();

    List<Object> outcomes =
        Together.run(
            () -> portal.as(operator(), () -> jobs.retry(id, "The host is back.")),
            () -> portal.as(operator(), () -> jobs.retry(id, null)));

    assertThat(outcomes).filteredOn(ConflictException.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(JobView.class::isInstance)
        .extracting(again -> ((JobView) again).state())
        .containsExactly(JobState.QUEUED);
    assertThat(refusals()).isEqualTo(refused + 1);
    portal.work();
    assertThat(portal.as(operator(), () -> jobs.get(id)).state()).isEqualTo(JobState.DONE);
    assertThat(portal.as(acmeUser(), () -> portal.get(InstanceService.class).get(instance)).state())
        .isEqualTo(InstanceState.STOPPED);
  }

  @Test
  void aJobIsNotTriedAgainWhileAnotherWorksOnTheSameResource() {
    UUID dead = deadJob();
    stop();

    assertThatThrownBy(() -> portal.as(operator(), () -> jobs.retry(dead, null)))
        .isInstanceOf(ConflictException.class);
    assertThat(portal.as(operator(), () -> jobs.get(dead)).state()).isEqualTo(JobState.DEAD);
  }

  @Test
  void onlyTheOperatorTriesAgain() {
    UUID id = deadJob();

    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> jobs.retry(id, null)))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> portal.as(globexUser(), () -> jobs.retry(id, null)))
        .isInstanceOf(NotFoundException.class);
  }
}
