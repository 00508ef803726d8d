package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.Reason;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.SignUpView;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.time.PortalClock;

/** The requests for tenants that there are, and new ones. */
@ApplicationScoped
class SignUpRequests {
  private static final ListDefinition<SignUpRequest> LIST =
      ListDefinition.of(SignUpRequest.class, "-createdAt")
          .equal("state", "state", Parse.constant(SignUpState.class))
          .contains("name", "name")
          .sort("name", "name", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private SignUpNotices notices;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /** Whom to ask, from the server's properties. */
  static String supportContact() {
    return System.getProperty("nephos.support.contact", "").strip();
  }

  Page<SignUpView> page(ListQuery query) {
    Condition visible =
        access.rights().allow(Permission.CLOUD_OPERATE, null, null)
            ? Condition.ALL
            : new Condition("e.personId = :me", Map.of("me", CallerScope.current().personId()));
    return lists.page(
        LIST,
        query,
        List.of(visible),
        request ->
            new Marker.Position(
                Map.of("name", request.name(), "createdAt", request.createdAt().toString()),
                request.id()),
        this::views);
  }

  SignUpView get(UUID id) {
    SignUpRequest request = em.find(SignUpRequest.class, id);
    if (request == null) {
      throw new NotFoundException();
    }
    return view(request);
  }

  SignUpView submit(SubmitSignUp command) {
    List<Violation> violations = new ArrayList<>();
    String organisation = command.organisation() == null ? "" : command.organisation().strip();
    TenancyRules.organisation(organisation, violations);
    TenancyRules.name(command.name(), violations);
    String email = command.contactEmail() == null ? "" : command.contactEmail().strip();
    TenancyRules.address("contactEmail", email, violations);
    Reason.flaw(command.reason(), true).ifPresent(violations::add);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    // That a name is taken is said to the operator only: it is another tenant's.
    SignUpRequest request =
        new SignUpRequest(
            CallerScope.current().personId(),
            organisation,
            command.name(),
            email,
            command.reason().strip(),
            clock.now());
    insert(request);
    record("sign-up.asked", request, null);
    notices.asked(request);
    return view(request);
  }

  /** Of two at the same moment the unique key decides who was first. */
  private void insert(SignUpRequest request) {
    boolean asked =
        !em.createQuery(
                "select r.id from SignUpRequest r where r.openPersonId = :person", UUID.class)
            .setParameter("person", request.personId())
            .getResultList()
            .isEmpty();
    if (asked) {
      throw alreadyAsked();
    }
    try {
      em.persist(request);
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw alreadyAsked();
    }
  }

  private static ConflictException alreadyAsked() {
    return new ConflictException(
        "already-asked",
        "You have asked already. Wait for the decision on that request.",
        Map.of("state", SignUpState.PENDING.name()));
  }

  /** Keeps in the audit trail what became of it. */
  void record(String type, SignUpRequest request, SignUpState before) {
    events.record(
        new EventDraft(
            type,
            request.tenantId(),
            null,
            "sign-up-request",
            request.id(),
            request.name(),
            Changes.of("state", before, request.state())
                .and("tenant", null, request.tenantId())
                .with(Map.of("person", request.personId().toString()))));
  }

  SignUpView view(SignUpRequest request) {
    return views(List.of(request)).get(0);
  }

  /** The views, in the same order. */
  List<SignUpView> views(List<SignUpRequest> requests) {
    Map<UUID, Person> people =
        em
            .createQuery("select p from Person p where p.id in :ids", Person.class)
            .setParameter("ids", requests.stream().map(SignUpRequest::personId).toList())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    return requests.stream()
        .map(
            r ->
                new SignUpView(
                    r.id(),
                    r.personId(),
                    people.get(r.personId()).username(),
                    people.get(r.personId()).displayName(),
                    people.get(r.personId()).email(),
                    r.organisation(),
                    r.name(),
                    r.contactEmail(),
                    r.reason(),
                    r.state(),
                    r.createdAt(),
                    r.decidedAt(),
                    r.decidedByName(),
                    r.decision(),
                    r.tenantId()))
        .toList();
  }
}
