package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.scheduling.Tick;

/** Looks at budgets every minute and not at each order, so that orders stay fast. */
@ApplicationScoped
public class BudgetTick implements Tick {
  private static final Logger LOG = Logger.getLogger(BudgetTick.class.getName());

  @Inject private BudgetEvaluation evaluation;

  @Override
  public String name() {
    return "budget";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void tick() {
    for (UUID tenant : evaluation.tenants()) {
      try {
        evaluation.look(tenant);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "the budgets of " + tenant + " could not be looked at", e);
      }
    }
  }
}
