package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.QuotaLimits.Scopes;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.quota.api.SubmitQuotaRequest;
import org.nephos.request.RequestLife;
import org.nephos.request.RequestState;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * The life of a request for more quota, each step a part of the caller's transaction. The request's
 * row is locked first, so that it is decided once; then the project's quota, then the tenant's.
 */
@ApplicationScoped
class QuotaRequests {
  private static final String AUTOMATIC = "automatic";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private QuotaLimits limits;
  @Inject private QuotaRepository repository;
  @Inject private Presets presets;
  @Inject private PresetSteps steps;
  @Inject private AccessService access;
  @Inject private DisplayNames names;
  @Inject private QuotaNotices notices;
  @Inject private RequestLife life;
  @Inject private PortalClock clock;

  private final Telling telling = new Telling(Map.of());

  /** Asks. */
  QuotaRequest create(SubmitQuotaRequest command) {
    List<Violation> violations = new ArrayList<>();
    if (command.project() == null) {
      violations.add(new Violation("project", "required", "Say for which project."));
    }
    QuotaPreset preset = command.preset() == null ? null : presets.find(command.preset());
    Map<QuotaResource, Long> wanted = wanted(command, preset, violations);
    Reason.flaw(command.reason(), true).ifPresent(violations::add);
    Instant until = until(command.until(), violations);
    refuse(violations);
    Caller caller = CallerScope.current();
    QuotaRequest request =
        new QuotaRequest(
            UUID.randomUUID(),
            em.find(Project.class, command.project()).tenantId(),
            command.project(),
            wanted,
            command.reason().strip(),
            until,
            caller.personId(),
            caller.username(),
            clock.now());
    em.persist(request);
    if (preset != null) {
      request.ofPreset(preset.name());
    }
    life.record(request, "created", null, request.reason(), telling);
    if (preset != null) {
      step(request, preset);
    }
    if (request.state() == RequestState.PENDING) {
      ScopeRow tenant = repository.read(request.tenantId());
      notices.asked(request, !QuotaLimits.beyond(tenant, request.limits()).isEmpty());
    }
    return request;
  }

  private static Map<QuotaResource, Long> wanted(
      SubmitQuotaRequest command, QuotaPreset preset, List<Violation> violations) {
    boolean named = command.changes() != null && !command.changes().isEmpty();
    if (command.preset() != null) {
      if (preset == null) {
        violations.add(new Violation("preset", "unknown-reference", "There is no such preset."));
      } else if (named) {
        violations.add(
            new Violation("changes", "both", "Name either a preset or limits, not both."));
      }
      return preset == null ? Map.of() : preset.limits();
    }
    if (!named) {
      violations.add(new Violation("changes", "required", "Name at least one limit, or a preset."));
      return Map.of();
    }
    return WantedLimits.read("changes", command.changes(), violations);
  }

  /**
   * Decides at once where the operator's conditions hold. They are looked at under the locks of
   * both scopes: of two who ask at the same moment the second sees what the first was given.
   */
  private void step(QuotaRequest request, QuotaPreset preset) {
    em.flush();
    Scopes scopes = limits.lock(request.projectId(), request.tenantId());
    if (PresetSteps.isIn(preset, scopes.project())) {
      throw new InvalidException(
          "preset", "current", "The project has these limits already. Choose a larger preset.");
    }
    Project project = em.find(Project.class, request.projectId());
    if (!steps.lacking(preset, steps.presets(), project, scopes).isEmpty()) {
      return;
    }
    List<GrantedLimit> granted = limits.set(scopes.project(), request.tenantId(), request.limits());
    if (request.until() != null) {
      request.grant(granted);
    }
    RequestState before = request.state();
    request.approveItself(AUTOMATIC, clock.now());
    life.record(
        request,
        "approved",
        before,
        null,
        new Telling(Map.of(AUTOMATIC, PresetSteps.told(preset))));
  }

  private Instant until(Instant until, List<Violation> violations) {
    if (until == null) {
      return null;
    }
    if (!until.isAfter(clock.now())) {
      violations.add(new Violation("until", "range", "The old limits return in the future."));
    }
    return until.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Sets the wanted limits, and raises the tenant's where they are below, if the caller may.
   *
   * @throws ConflictException when it is decided already
   * @throws ForbiddenException when only the operator can go so far
   */
  QuotaRequest approve(UUID id, String reason) {
    Reason.check(reason);
    QuotaRequest request = lockPending(id);
    if (request.until() != null && !clock.now().isBefore(request.until())) {
      throw RequestLife.closed("The time that it asks for is over.", RequestState.EXPIRED);
    }
    Scopes scopes = limits.lock(request.projectId(), request.tenantId());
    Map<QuotaResource, Long> beyond = QuotaLimits.beyond(scopes.tenant(), request.limits());
    if (!beyond.isEmpty() && !access.rights().isOperator()) {
      throw tooFar(beyond);
    }
    List<GrantedLimit> granted = new ArrayList<>();
    granted.addAll(limits.set(scopes.project(), request.tenantId(), request.limits()));
    granted.addAll(limits.set(scopes.tenant(), request.tenantId(), beyond));
    if (request.until() != null) {
      request.grant(granted);
    }
    life.decide(request, RequestState.APPROVED, reason, telling);
    return request;
  }

  private static ForbiddenException tooFar(Map<QuotaResource, Long> beyond) {
    String what =
        beyond.keySet().stream().map(QuotaResource::word).collect(Collectors.joining(", "));
    return new ForbiddenException(
        Permission.CLOUD_OPERATE,
        "It goes beyond the tenant's own limit of " + what + ". Only the operator can approve it.");
  }

  /** Says no. */
  QuotaRequest deny(UUID id, String reason) {
    Reason.require(reason);
    QuotaRequest request = lockPending(id);
    life.decide(request, RequestState.DENIED, reason, telling);
    return request;
  }

  /** Withdraws the caller's own. */
  QuotaRequest cancel(UUID id) {
    QuotaRequest request = lock(id);
    RequestLife.requireOwn(request, Permission.QUOTA_REQUEST);
    RequestLife.require(RequestState.PENDING, request.state());
    life.decide(request, RequestState.CANCELLED, null, telling);
    return request;
  }

  /** Requests whose time is over, the oldest first. */
  List<UUID> due(int most) {
    return em.createQuery(
            "select r.id from QuotaRequest r where r.untilAt <= :now and r.state in"
                + " (org.nephos.request.RequestState.PENDING,"
                + " org.nephos.request.RequestState.APPROVED) order by r.untilAt, r.id",
            UUID.class)
        .setParameter("now", clock.now())
        .setMaxResults(most)
        .getResultList();
  }

  /** Ends a request whose time is over; of an approved one the old limits return. */
  void expire(UUID id) {
    QuotaRequest request = lock(id);
    if (request.state() == RequestState.PENDING) {
      life.decide(request, RequestState.EXPIRED, null, telling);
    } else if (request.state() == RequestState.APPROVED) {
      Scopes scopes = limits.lock(request.projectId(), request.tenantId());
      RequestState before = request.state();
      List<GrantedLimit> granted = request.end();
      limits.giveBack(scopes.project(), request.tenantId(), granted);
      limits.giveBack(scopes.tenant(), request.tenantId(), granted);
      life.record(request, "expired", before, null, telling);
      notices.decided(request, null);
    }
  }

  private QuotaRequest lockPending(UUID id) {
    QuotaRequest request = lock(id);
    RequestLife.require(RequestState.PENDING, request.state());
    return request;
  }

  private QuotaRequest lock(UUID id) {
    return life.lock(QuotaRequest.class, id);
  }

  private static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
  }

  /** How requests for quota are told of. */
  private final class Telling implements RequestLife.Told<QuotaRequest> {
    private final Map<String, Object> more;

    /**
     * @param more what there is to say beside the request itself
     */
    Telling(Map<String, Object> more) {
      this.more = more;
    }

    @Override
    public String name(QuotaRequest request) {
      UUID project = request.projectId();
      return names.projects(Set.of(project)).getOrDefault(project, "");
    }

    @Override
    public Map<String, Object> data(QuotaRequest request) {
      Map<String, Object> data = new LinkedHashMap<>(more);
      Map<String, Long> wanted = new LinkedHashMap<>();
      request.limits().forEach((resource, limit) -> wanted.put(resource.word(), limit));
      data.put("limits", wanted);
      if (request.presetName() != null) {
        data.put("preset", request.presetName());
      }
      if (request.until() != null) {
        data.put("until", request.until().toString());
      }
      return data;
    }

    @Override
    public void tell(QuotaRequest request, String reason) {
      notices.decided(request, reason);
    }
  }
}
