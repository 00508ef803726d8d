package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Duplicates;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;

/**
 * Warns of limits that are nearly reached, every minute and not when something is ordered, so that
 * orders stay fast.
 */
@ApplicationScoped
public class QuotaWarningTick implements Tick {
  private static final Logger LOG = Logger.getLogger(QuotaWarningTick.class.getName());
  private static final UUID FIRST = new UUID(0, 0);
  private static final int MOST = 500;

  @Inject private QuotaWarnings warnings;
  @Inject private Transactions transactions;

  @Override
  public String name() {
    return "quota-warning";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void tick() {
    Thresholds thresholds = QuotaWarnings.ofCloud();
    UUID behind = FIRST;
    List<UUID> scopes;
    do {
      UUID from = behind;
      scopes = transactions.inNew(() -> warnings.candidates(thresholds, from, MOST));
      scopes.forEach(scope -> look(scope, thresholds));
      behind = scopes.isEmpty() ? behind : scopes.get(scopes.size() - 1);
    } while (scopes.size() == MOST);
  }

  private void look(UUID scope, Thresholds thresholds) {
    try {
      transactions.runInNew(() -> warnings.look(scope, thresholds));
    } catch (RuntimeException e) {
      // Another tick has told of the same passing; all of this one's is undone and looked at again.
      if (!Duplicates.isDuplicate(e)) {
        LOG.log(Level.WARNING, "the quota of " + scope + " could not be looked at", e);
      }
    }
  }
}
