package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;

/** Ends requests whose time is over, every minute, each in a transaction of its own. */
@ApplicationScoped
public class QuotaExpiryTick implements Tick {
  private static final Logger LOG = Logger.getLogger(QuotaExpiryTick.class.getName());
  private static final int MOST = 500;

  @Inject private QuotaRequests requests;
  @Inject private Transactions transactions;

  @Override
  public String name() {
    return "quota-expiry";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void tick() {
    for (UUID id : transactions.inNew(() -> requests.due(MOST))) {
      try {
        transactions.runInNew(() -> requests.expire(id));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "quota request " + id + " could not be ended", e);
      }
    }
  }
}
