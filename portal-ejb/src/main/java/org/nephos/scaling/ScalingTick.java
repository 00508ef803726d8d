package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;

/** Looks at all groups every few seconds; trouble with one keeps no other waiting. */
@ApplicationScoped
public class ScalingTick implements Tick {
  @Inject private Transactions transactions;
  @Inject private ScalingRepository groups;
  @Inject private GroupEvaluation evaluation;
  @Inject private SimulatedLoads loads;

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void tick() {
    loads.catchUp();
    List<UUID> ids =
        transactions.inNew(() -> groups.living().stream().map(ScalingGroup::id).toList());
    RuntimeException failure = null;
    for (UUID id : ids) {
      try {
        evaluation.evaluate(id);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
