package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.mail.MailState;
import org.nephos.mail.Outbox;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.InvitationView;
import org.nephos.time.PortalClock;

/** The invitations that there are: who sees a tenant's people sees them. */
@ApplicationScoped
class Invitations {
  private static final String STATE =
      "case when e.declinedBy is not null then 'DECLINED' when e.state = org.nephos.tenancy.InvitationState.PENDING and e.expiresAt <= :now"
          + " then 'EXPIRED' else cast(e.state as string) end = :state";
  private static final ListDefinition<Invitation> LIST =
      ListDefinition.of(Invitation.class, "-createdAt")
          .equal("tenant", "tenantId", Parse::uuid)
          .contains("email", "email")
          .equal("role", "role", Parse.constant(Role.class))
          .filter("state", STATE, text -> InvitationState.valueOf(text).name())
          .sort("email", "email", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("expiresAt", "expiresAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private DisplayNames names;
  @Inject private Outbox outbox;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  Page<InvitationView> page(ListQuery query) {
    Condition shown =
        query.filters().containsKey("state")
            ? new Condition("1 = 1", Map.of("now", clock.now()))
            : new Condition("e.state = org.nephos.tenancy.InvitationState.PENDING", Map.of());
    return lists.page(
        LIST,
        query,
        List.of(Scoped.by(access.scope(Permission.PEOPLE_SEE)), shown),
        invitation ->
            new Marker.Position(
                Map.of(
                    "email", invitation.email(),
                    "createdAt", invitation.createdAt().toString(),
                    "expiresAt", invitation.expiresAt().toString()),
                invitation.id()),
        this::views);
  }

  InvitationView get(UUID id) {
    Invitation invitation = em.find(Invitation.class, id);
    if (invitation == null) {
      throw new NotFoundException();
    }
    return view(invitation);
  }

  /** Those that are open to an address, the oldest first. */
  List<Invitation> openTo(String address) {
    return em.createQuery(
            "select i from Invitation i where i.openAddress = :address order by i.createdAt, i.id",
            Invitation.class)
        .setParameter("address", Invitation.fold(address))
        .setMaxResults(Invitation.MOST_OPEN)
        .getResultList();
  }

  /** Locks it; the tenant's lock comes before, if both are needed. */
  Invitation lock(UUID id) {
    Invitation invitation = em.find(Invitation.class, id);
    if (invitation == null) {
      throw new NotFoundException();
    }
    em.refresh(invitation, LockModeType.PESSIMISTIC_WRITE);
    return invitation;
  }

  /** Whose the letter with this secret is; anybody can bring anything here. */
  Invitation opened(String secret) {
    return InvitationSecret.parse(secret)
        .flatMap(
            given ->
                em
                    .createQuery(
                        "select i from Invitation i where i.secretHash = :hash", Invitation.class)
                    .setParameter("hash", given.hash())
                    .getResultList()
                    .stream()
                    .findFirst())
        .orElseThrow(NotFoundException::new);
  }

  /**
   * What becomes of an invitation, for the audit trail.
   *
   * @param state what was said of it last; that a term has run out is not said
   */
  record Facts(InvitationState state, Instant expiresAt, String invitedBy) {
    static Facts of(Invitation invitation) {
      return new Facts(
          invitation.state(Instant.MIN), invitation.expiresAt(), invitation.invitedByName());
    }
  }

  /** Keeps what became of it, as an affair of the tenant: others do not learn the address. */
  void record(String type, Invitation invitation, Facts before) {
    events.record(
        new EventDraft(
            type,
            invitation.tenantId(),
            null,
            "invitation",
            invitation.id(),
            invitation.email(),
            Changes.between(before, Facts.of(invitation))
                .with(
                    Map.of(
                        "role",
                        invitation.role().name(),
                        "project",
                        Objects.toString(invitation.projectId(), "")))));
  }

  InvitationView view(Invitation invitation) {
    return views(List.of(invitation)).get(0);
  }

  private List<InvitationView> views(List<Invitation> invitations) {
    Map<UUID, String> tenants =
        names.tenants(invitations.stream().map(Invitation::tenantId).collect(Collectors.toSet()));
    Map<UUID, String> projects =
        names.projects(
            invitations.stream()
                .map(Invitation::projectId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<UUID, String> people =
        names.people(
            invitations.stream()
                .map(Invitation::acceptedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<UUID, MailState> mails =
        outbox.lastStates(invitations.stream().map(Invitation::id).collect(Collectors.toSet()));
    Instant now = clock.now();
    return invitations.stream()
        .map(
            i ->
                new InvitationView(
                    i.id(),
                    i.tenantId(),
                    tenants.get(i.tenantId()),
                    i.projectId(),
                    i.projectId() == null ? null : projects.get(i.projectId()),
                    i.role(),
                    i.email(),
                    i.state(now),
                    i.createdAt(),
                    i.expiresAt(),
                    i.invitedByName(),
                    i.acceptedBy() == null ? null : people.get(i.acceptedBy()),
                    mails.getOrDefault(i.id(), MailState.QUEUED)))
        .toList();
  }
}
