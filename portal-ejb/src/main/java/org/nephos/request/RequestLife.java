package org.nephos.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * What holds for every request, whatever it is for: its row is locked before anybody looks whether
 * it still waits, so that it is decided once; only who asked withdraws it; what became of it is in
 * the audit trail; and who asked is told, unless they did it themselves. Each step is a part of the
 * caller's transaction.
 */
@ApplicationScoped
public class RequestLife {
  private static final String STATE = "state";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /** How a kind of request is told of. */
  public interface Told<R extends ProjectRequest> {
    /** What it is about, by a name for people. */
    String name(R request);

    /** What the audit trail keeps of it beside state and reason. */
    Map<String, Object> data(R request);

    /**
     * Writes to who asked.
     *
     * @param reason of the decision; null for none
     */
    void tell(R request, String reason);
  }

  /**
   * Locks one.
   *
   * @throws NotFoundException when there is none
   */
  public <T> T lock(Class<T> type, UUID id) {
    T request = em.find(type, id, LockModeType.PESSIMISTIC_WRITE);
    if (request == null) {
      throw new NotFoundException();
    }
    return request;
  }

  /**
   * Refuses to decide twice.
   *
   * @param pending the state of what waits
   * @param state the state that it is in
   * @throws ConflictException when it is decided already
   */
  public static <S extends Enum<S>> void require(S pending, S state) {
    if (state != pending) {
      throw closed("The request is decided already.", state);
    }
  }

  /** The refusal to decide what cannot be decided any more. */
  public static ConflictException closed(String message, Enum<?> state) {
    return new ConflictException(
        "state-conflict", message, Map.of(STATE, state.name(), "allowed", List.of()));
  }

  /**
   * Whether the caller may withdraw it.
   *
   * @param permission that asking for it needs
   * @throws ForbiddenException when somebody else asked for it
   */
  public static void requireOwn(ProjectRequest request, Permission permission) {
    if (!isOwn(request)) {
      throw new ForbiddenException(permission, "Only who asked for it can withdraw it.");
    }
  }

  /**
   * Decides, records it, and tells who asked.
   *
   * @param reason null for none
   */
  public <R extends ProjectRequest> void decide(
      R request, RequestState outcome, String reason, Told<R> told) {
    String why = Reason.kept(reason);
    RequestState before = request.state();
    request.decide(outcome, CallerScope.current().username(), why, clock.now());
    record(request, outcome.name().toLowerCase(Locale.ROOT), before, why, told);
    if (!isOwn(request)) {
      told.tell(request, why);
    }
  }

  private static boolean isOwn(ProjectRequest request) {
    return request.createdBy().equals(CallerScope.current().personId());
  }

  /**
   * Keeps in the audit trail what became of it.
   *
   * @param what such as {@code created}
   * @param before null for one that is new
   * @param reason null for none
   */
  public <R extends ProjectRequest> void record(
      R request, String what, RequestState before, String reason, Told<R> told) {
    Map<String, Object> data = new LinkedHashMap<>(told.data(request));
    data.put(STATE, request.state().name());
    if (reason != null) {
      data.put("reason", reason);
    }
    events.record(
        new EventDraft(
            request.kind() + "." + what,
            request.tenantId(),
            request.projectId(),
            request.kind(),
            request.id(),
            told.name(request),
            Changes.of(STATE, before, request.state()).with(data)));
  }
}
