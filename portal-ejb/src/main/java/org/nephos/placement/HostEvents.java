package org.nephos.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;

/** Tells the audit trail what became of a host. */
@ApplicationScoped
class HostEvents {
  @Inject private EventWriter events;

  /**
   * Records that a host, as it is now, has left a state; in the transaction that changed it.
   *
   * @param type such as {@code host.down}
   * @param before the state it was in
   * @param data what else there is to say; empty for nothing
   */
  void stateChanged(Host host, String type, HostState before, Map<String, ?> data) {
    events.record(
        new EventDraft(
            type,
            null,
            null,
            "host",
            host.id(),
            host.name(),
            Changes.of("state", before, host.state()).with(data)));
  }
}
