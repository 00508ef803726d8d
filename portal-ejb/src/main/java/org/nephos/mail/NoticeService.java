package org.nephos.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.mail.api.NoticeFacade;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.UnauthenticatedException;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/** The caller's own choice of notices. */
@Stateless
public class NoticeService implements NoticeFacade {
  @Inject private NoticeSettings settings;
  @Inject private EventWriter events;
  @Inject private Transactions transactions;

  @Override
  @OpenToAll("reads the caller's own choice")
  public Set<NoticeKind> mine() {
    return without(settings.off(person()));
  }

  @Override
  @OpenToAll("changes the caller's own choice")
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Set<NoticeKind> choose(Set<NoticeKind> wanted) {
    UUID person = person();
    if (CallerScope.current().token() != null) {
      throw new ForbiddenException(
          Permission.PEOPLE_CHANGE, "Choose your notices by signing in, not by an API token.");
    }
    Set<NoticeKind> off = without(wanted);
    transactions.runInNew(() -> turnOff(person, off));
    return without(off);
  }

  private void turnOff(UUID person, Set<NoticeKind> off) {
    Set<NoticeKind> before = settings.off(person);
    settings.turnOff(person, off);
    Changes changes = Changes.of("notices", without(before), without(off));
    if (!changes.isEmpty()) {
      events.record(
          new EventDraft(
              "person.notices-chosen",
              null,
              null,
              "person",
              person,
              CallerScope.current().username(),
              changes.asData()));
    }
  }

  @Override
  @OpenToAll("says what this cloud writes to anybody")
  public Set<NoticeKind> written() {
    return NoticeSettings.ofCloud();
  }

  private static Set<NoticeKind> without(Set<NoticeKind> some) {
    Set<NoticeKind> rest = EnumSet.allOf(NoticeKind.class);
    rest.removeAll(some);
    return rest;
  }

  private static UUID person() {
    Caller caller = CallerScope.current();
    if (caller.isSystem()) {
      throw new UnauthenticatedException();
    }
    return caller.personId();
  }
}
