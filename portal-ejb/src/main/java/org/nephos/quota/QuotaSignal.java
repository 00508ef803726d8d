package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/** Tells those who wait for quota that there may be some. */
@ApplicationScoped
class QuotaSignal {
  private static final Logger LOG = Logger.getLogger(QuotaSignal.class.getName());

  @Inject private Event<QuotaChanged> changed;

  /**
   * Tells of a change that is committed. What comes of it is the system's doing, and what goes
   * wrong with it does not undo the change.
   */
  void raise(UUID tenant) {
    try (CallerScope scope = CallerScope.open(Caller.system("quota"))) {
      changed.fire(new QuotaChanged(tenant));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "what follows a change of quota failed; it is tried again later", e);
    }
  }
}
