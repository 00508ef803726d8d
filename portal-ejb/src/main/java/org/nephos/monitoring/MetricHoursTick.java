package org.nephos.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.nephos.persistence.Transactions;
import org.nephos.scheduling.Tick;
import org.nephos.time.PortalClock;

/** Sums each full hour's samples up, so that a week can be looked at when they are forgotten. */
@ApplicationScoped
public class MetricHoursTick implements Tick {
  /** A week that is over, and a day to be late. */
  static final Duration KEPT = Duration.ofDays(8);

  /** Samples may come so much later than they were taken. */
  private static final Duration LATE = Duration.ofMinutes(1);

  @Inject private SampleStore store;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

  @Override
  public String name() {
    return "metric-hours";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void tick() {
    Instant now = clock.now();
    Instant end = now.minus(LATE).truncatedTo(ChronoUnit.HOURS);
    Instant oldest = end.minus(SampleExpiryTick.KEPT);
    Instant last = transactions.inNew(store::lastHour);
    Instant next = last == null || last.isBefore(oldest) ? oldest : last.plus(1, ChronoUnit.HOURS);
    for (Instant hour = next; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
      Instant each = hour;
      transactions.inNew(() -> store.sumUp(each));
    }
    transactions.inNew(() -> store.forgetHours(now.minus(KEPT)));
  }
}
