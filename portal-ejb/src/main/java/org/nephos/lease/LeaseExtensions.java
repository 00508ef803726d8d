package org.nephos.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.Instance;
import org.nephos.compute.InstanceRepository;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.lease.api.ExtendLease;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.request.RequestLife;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.OpenTenant;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Tenant;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * The life of a request for more time, each step a part of the caller's transaction. The instance
 * is locked first and the request behind it, so that neither is decided or ended twice.
 */
@ApplicationScoped
class LeaseExtensions {
  /** How long a request waits for a decision; so long the instance is not deleted. */
  static final Duration WAITS_AT_MOST = Duration.ofDays(14);

  private static final String STATE_CONFLICT = "state-conflict";
  private static final String UNTIL = "until";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private InstanceRepository instances;
  @Inject private LeasePolicies policies;
  @Inject private LeaseRequests requests;
  @Inject private AccessService access;
  @Inject private EventWriter events;
  @Inject private LeaseNotices notices;
  @Inject private RequestLife life;
  @Inject private PortalClock clock;

  private final Telling telling = new Telling();

  /** Asks; it is approved at once where the policy asks for nobody's approval. */
  LeaseExtension create(ExtendLease command) {
    check(command);
    Instance instance = instances.lockFresh(instances.find(command.instance()));
    OpenTenant.require(em.find(Tenant.class, instance.tenantId()));
    requireLease(instance);
    Instant now = clock.now();
    Instant until = command.until().truncatedTo(ChronoUnit.MICROS);
    if (!until.isAfter(instance.leaseEnd())
        || !until.isAfter(now)
        || until.isAfter(now.plus(LeasePolicies.LONGEST))) {
      throw new InvalidException(
          UNTIL,
          "range",
          "Ask for a time that is later than now and than "
              + instance.leaseEnd().truncatedTo(ChronoUnit.SECONDS)
              + ", and at most "
              + Lengths.of(LeasePolicies.LONGEST)
              + " ahead.");
    }
    if (requests.isWaiting(instance.id())) {
      throw new ConflictException(
          "extension-pending",
          "A request for this instance waits for a decision. Withdraw it first.",
          Map.of());
    }
    Caller caller = CallerScope.current();
    LeaseExtension request =
        new LeaseExtension(
            UUID.randomUUID(),
            instance,
            until,
            command.reason().strip(),
            now.plus(WAITS_AT_MOST),
            caller.personId(),
            caller.username(),
            now);
    LeaseTerms terms = policies.of(instance.tenantId());
    boolean free = terms.reaches(now, until) && terms.isFree(requests.freeOnes(instance.id()));
    if (free) {
      request.approveItself(request.createdByName(), now);
    }
    em.persist(request);
    life.record(request, "created", null, request.reason(), telling);
    if (free) {
      extend(instance, request);
    } else {
      notices.asked(request, !terms.reaches(now, until));
    }
    return request;
  }

  private static void check(ExtendLease command) {
    List<Violation> violations = new ArrayList<>();
    if (command.instance() == null) {
      violations.add(new Violation("instance", "required", "Say for which instance."));
    }
    if (command.until() == null) {
      violations.add(new Violation(UNTIL, "required", "Say until when."));
    }
    Reason.flaw(command.reason(), true).ifPresent(violations::add);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  static void requireLease(Instance instance) {
    if (LeaseEnd.isGoing(instance)) {
      throw new ConflictException(
          STATE_CONFLICT,
          "The instance is deleted or being deleted; order another.",
          Map.of("state", instance.state().name()));
    }
    if (instance.leaseEnd() == null) {
      throw new ConflictException(
          STATE_CONFLICT,
          "The instance has no lease; it ends when somebody deletes it.",
          Map.of("state", instance.state().name()));
    }
  }

  private void extend(Instance instance, LeaseExtension request) {
    Instant before = instance.leaseEnd();
    instance.leaseUntil(request.until());
    events.record(
        new EventDraft(
            "instance.lease.extended",
            instance.tenantId(),
            instance.projectId(),
            "instance",
            instance.id(),
            instance.name(),
            Changes.of("leaseEnd", before, request.until())
                .with(
                    Map.of(
                        "leaseEnd",
                        request.until().toString(),
                        "request",
                        request.id().toString(),
                        "reason",
                        request.reason()))));
  }

  /**
   * Gives the time.
   *
   * @throws ForbiddenException when only the operator can go so far
   */
  LeaseExtension approve(UUID id, String reason) {
    Reason.check(reason);
    LeaseExtension request = find(id);
    Instance instance = lock(request);
    RequestLife.require(RequestState.PENDING, request.state());
    requireLease(instance);
    Instant now = clock.now();
    if (!request.until().isAfter(now)) {
      throw RequestLife.closed("The time that it asks for is over.", RequestState.EXPIRED);
    }
    LeaseTerms terms = policies.of(request.tenantId());
    if (!terms.reaches(now, request.until()) && !access.rights().isOperator()) {
      throw new ForbiddenException(
          Permission.CLOUD_OPERATE,
          "It goes beyond the tenant's maximum of "
              + Lengths.of(terms.maximum())
              + " from now. Only the operator can approve it.");
    }
    life.decide(request, RequestState.APPROVED, reason, telling);
    extend(instance, request);
    return request;
  }

  /** Says no. */
  LeaseExtension deny(UUID id, String reason) {
    Reason.require(reason);
    LeaseExtension request = find(id);
    lock(request);
    RequestLife.require(RequestState.PENDING, request.state());
    life.decide(request, RequestState.DENIED, reason, telling);
    return request;
  }

  /** Withdraws the caller's own. */
  LeaseExtension cancel(UUID id) {
    LeaseExtension request = find(id);
    lock(request);
    RequestLife.requireOwn(request, Permission.ORDER_SUBMIT);
    RequestLife.require(RequestState.PENDING, request.state());
    life.decide(request, RequestState.CANCELLED, null, telling);
    return request;
  }

  /** Withdraws what waits for a lease that is taken off; the instance is locked already. */
  void withdraw(UUID instance, String reason) {
    requests
        .waiting(instance)
        .ifPresent(
            request -> {
              em.refresh(request, LockModeType.PESSIMISTIC_WRITE);
              life.decide(request, RequestState.CANCELLED, reason, telling);
            });
  }

  /** Ends a request that nobody decided in time, or whose instance is gone. */
  void expire(UUID id) {
    LeaseExtension request = find(id);
    Instance instance = lock(request);
    boolean over = !clock.now().isBefore(request.expiresAt()) || LeaseEnd.isGoing(instance);
    if (over && request.isPending()) {
      life.decide(request, RequestState.EXPIRED, null, telling);
    }
  }

  private LeaseExtension find(UUID id) {
    LeaseExtension request = em.find(LeaseExtension.class, id);
    if (request == null) {
      throw new NotFoundException();
    }
    return request;
  }

  private Instance lock(LeaseExtension request) {
    Instance instance = instances.lockFresh(instances.find(request.instanceId()));
    em.refresh(request, LockModeType.PESSIMISTIC_WRITE);
    return instance;
  }

  /** How requests for more time are told of. */
  private final class Telling implements RequestLife.Told<LeaseExtension> {
    @Override
    public String name(LeaseExtension request) {
      return request.instanceName();
    }

    @Override
    public Map<String, Object> data(LeaseExtension request) {
      return Map.of("leaseEnd", request.leaseEnd().toString(), UNTIL, request.until().toString());
    }

    @Override
    public void tell(LeaseExtension request, String reason) {
      notices.decided(request, reason);
    }
  }
}
