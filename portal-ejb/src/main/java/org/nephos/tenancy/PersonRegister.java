package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Duplicates;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.Caller;
import org.nephos.time.PortalClock;

/** Knows everybody who ever signed in, by the name that the identity provider gave last. */
@ApplicationScoped
class PersonRegister {
  private static final int LONGEST = 255;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private EventWriter events;
  @Inject private PortalClock clock;

  /** Makes the person's row at the first sign-in, or brings it up to date. */
  void signIn(Caller caller) {
    if (transactions.inNew(() -> update(caller))) {
      return;
    }
    try {
      transactions.runInNew(() -> insert(caller));
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      // Another request of the same person came first; whose token is newer does not matter.
      transactions.inNew(() -> update(caller));
    }
  }

  /** Notes when somebody signed in last; the row is there. */
  void note(Caller caller) {
    transactions.runInNew(() -> em.find(Person.class, caller.personId()).signedIn(clock.now()));
  }

  /** Whether there is a row. */
  private boolean update(Caller caller) {
    Person person = em.find(Person.class, caller.personId());
    if (person == null) {
      return false;
    }
    String username = cut(caller.username());
    String displayName = cut(caller.displayName());
    String email = cut(caller.identity().email());
    if (!person.username().equals(username)
        || !person.displayName().equals(displayName)
        || !person.email().equals(email)) {
      Facts before = Facts.of(person);
      person.rename(username, displayName, email);
      record("person.changed", person, before);
    }
    return true;
  }

  private void insert(Caller caller) {
    Person person =
        new Person(
            caller.personId(),
            cut(caller.username()),
            cut(caller.displayName()),
            cut(caller.identity().email()),
            clock.now());
    em.persist(person);
    em.flush();
    record("person.created", person, null);
  }

  /** What the identity provider says of somebody. */
  private record Facts(String username, String displayName, String email) {
    static Facts of(Person person) {
      return new Facts(person.username(), person.displayName(), person.email());
    }
  }

  private void record(String type, Person person, Facts before) {
    events.record(
        new EventDraft(
            type,
            null,
            null,
            "person",
            person.id(),
            person.username(),
            Changes.between(before, Facts.of(person)).asData()));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
