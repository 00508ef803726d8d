package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * Keeps in the audit trail what people did that changes no row, such as signing in and taking data
 * away. It stands at the person, and in the person's tenant, so that its administrators see it.
 */
@ApplicationScoped
public class CallerTrail {
  @Inject private Transactions transactions;
  @Inject private EventWriter events;
  @Inject private AccessService access;

  /** Keeps it, in a transaction of its own; what the system does by itself is not kept. */
  public void record(String type, Map<String, Object> data) {
    Caller caller = CallerScope.current();
    if (!caller.isSystem()) {
      transactions.runInNew(
          () ->
              events.record(
                  new EventDraft(
                      type,
                      access.onlyTenant(),
                      null,
                      "person",
                      caller.personId(),
                      caller.username(),
                      data)));
    }
  }
}
