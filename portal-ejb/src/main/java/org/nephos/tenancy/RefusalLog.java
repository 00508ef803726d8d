package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.PortalException;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * Keeps in the audit trail what people were refused, in a transaction of its own: what was refused
 * has been rolled back. Only refusals of what the caller could see are kept; what was not found for
 * it belongs to nobody that it may leave a trace at.
 */
@ApplicationScoped
public class RefusalLog {
  private static final Logger LOG = Logger.getLogger(RefusalLog.class.getName());
  private static final Set<Integer> KEPT = Set.of(403, 409);

  @Inject private Transactions transactions;
  @Inject private EventWriter events;
  @Inject private ObjectLocator locator;
  @Inject private AccessService access;

  /**
   * Keeps a refusal, if it is of a kind that is kept; never throws.
   *
   * @param operation for example {@code quota.approve}
   * @param named what the call named and the caller may see, the most important first
   */
  void keep(String operation, PortalException refusal, List<NamedObject> named) {
    boolean byPerson = CallerScope.find().filter(caller -> !caller.isSystem()).isPresent();
    if (!byPerson || !KEPT.contains(refusal.status())) {
      return;
    }
    try {
      transactions.runInNew(() -> events.recordRefusal(draft(operation, refusal, named)));
    } catch (RuntimeException e) {
      // The caller shall learn of its refusal, not of ours.
      LOG.log(Level.SEVERE, "the refusal of " + operation + " is not in the audit trail", e);
    }
  }

  private EventDraft draft(String operation, PortalException refusal, List<NamedObject> named) {
    Map<String, Object> data = new LinkedHashMap<>(refusal.variables());
    data.put("code", refusal.code());
    data.put("detail", refusal.getMessage());
    Caller caller = CallerScope.current();
    if (named.isEmpty()) {
      return new EventDraft(
          operation,
          access.onlyTenant(),
          null,
          "person",
          caller.personId(),
          caller.username(),
          data);
    }
    NamedObject object = named.get(0);
    Optional<Located> at = locator.locate(object.kind(), object.id());
    return new EventDraft(
        operation,
        at.map(Located::tenant).orElseGet(access::onlyTenant),
        at.map(Located::project).orElse(null),
        object.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        object.id(),
        "",
        data);
  }
}
