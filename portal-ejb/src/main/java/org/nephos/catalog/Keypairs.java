package org.nephos.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.catalog.api.KeypairView;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.OrderRules;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.CallerPlaces;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/** SSH keys of projects. Guests keep the copy that they were made with. */
@ApplicationScoped
class Keypairs {
  private static final int LONGEST_KEY = 4096;
  private static final ListDefinition<Keypair> LIST =
      ListDefinition.of(Keypair.class, "name")
          .contains("name", "name")
          .equal("project", "projectId", Parse::uuid)
          .sort("name", "name", Parse::text)
          .sort("createdAt", "createdAt", Parse::instant);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader lists;
  @Inject private AccessService access;
  @Inject private CallerPlaces places;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  Page<KeypairView> page(ListQuery query) {
    return lists.page(
        LIST,
        query,
        List.of(Scoped.by(access.scope(Permission.RESOURCE_SEE))),
        key ->
            new Marker.Position(
                Map.of("name", key.name(), "createdAt", key.createdAt().toString()), key.id()),
        keys -> keys.stream().map(Keypairs::view).toList());
  }

  KeypairView get(UUID id) {
    Keypair key = em.find(Keypair.class, id);
    if (key == null) {
      throw new NotFoundException();
    }
    return view(key);
  }

  /**
   * Adds a key, as a part of the caller's transaction.
   *
   * @throws ConflictException {@code name-taken}
   */
  KeypairView create(CreateKeypair command) {
    List<Violation> violations = new ArrayList<>();
    OrderRules.name(command.name(), violations);
    SshPublicKey key = key(command.publicKey(), violations);
    UUID project = command.project();
    if (project == null) {
      project = places.firstProject(Permission.KEYPAIR_CHANGE).orElse(null);
    }
    if (project == null) {
      violations.add(new Violation("project", "required", "Say which project."));
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    Keypair keypair =
        new Keypair(
            UUID.randomUUID(),
            em.find(Project.class, project).tenantId(),
            project,
            command.name(),
            key,
            CallerScope.current().personId(),
            clock.now());
    insert(keypair);
    record("keypair.created", keypair, Changes.of("fingerprint", null, keypair.fingerprint()));
    return view(keypair);
  }

  private static SshPublicKey key(String text, List<Violation> violations) {
    if (text == null || text.isBlank()) {
      violations.add(new Violation("publicKey", "required", "Paste the public key."));
    } else if (text.length() > LONGEST_KEY) {
      violations.add(
          new Violation("publicKey", "length", "A public key has at most 4096 characters."));
    } else {
      try {
        return SshPublicKey.parse(text);
      } catch (IllegalArgumentException e) {
        violations.add(new Violation("publicKey", "ssh-key", e.getMessage()));
      }
    }
    return null;
  }

  /** Of two at the same moment the row's unique key decides who was first. */
  private void insert(Keypair keypair) {
    boolean taken =
        !em.createQuery(
                "select k.id from Keypair k where k.projectId = :project and k.name = :name",
                UUID.class)
            .setParameter("project", keypair.projectId())
            .setParameter("name", keypair.name())
            .getResultList()
            .isEmpty();
    if (taken) {
      throw taken(keypair);
    }
    try {
      em.persist(keypair);
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw taken(keypair);
    }
  }

  private static ConflictException taken(Keypair keypair) {
    return new ConflictException(
        "name-taken",
        "The project has a key of this name. Choose another name, or delete that key first.",
        Map.of("name", keypair.name()));
  }

  /** Removes a key, as a part of the caller's transaction. */
  void delete(UUID id) {
    Keypair keypair = em.find(Keypair.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (keypair == null) {
      throw new NotFoundException();
    }
    em.remove(keypair);
    record("keypair.deleted", keypair, Changes.of("fingerprint", keypair.fingerprint(), null));
  }

  private void record(String type, Keypair keypair, Changes changes) {
    events.record(
        new EventDraft(
            type,
            keypair.tenantId(),
            keypair.projectId(),
            "keypair",
            keypair.id(),
            keypair.name(),
            changes.with(Map.of("fingerprint", keypair.fingerprint()))));
  }

  private static KeypairView view(Keypair key) {
    return new KeypairView(
        key.id(), key.name(), key.projectId(), key.publicKey(), key.fingerprint(), key.createdAt());
  }
}
