package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.billing.BillingMonth;
import org.nephos.demo.HistoryLog.Stand;
import org.nephos.persistence.Transactions;
import org.nephos.placement.DriverRegistry;
import org.nephos.placement.HostProbes;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.time.PortalClock;

/**
 * A made-up year of the tenant acme: made once, in a new cloud, before anything else runs in it, by
 * the portal itself with its clock put back a year and forward again, deed by deed. Nothing of it
 * runs at its end. What a crash or a fault cuts off goes on at the next start.
 */
@ApplicationScoped
public class DemoHistory {
  private static final Logger LOG = Logger.getLogger(DemoHistory.class.getName());
  private static final int MONTHS = 12;

  /** The last month is over for so long that it has been invoiced. */
  private static final Duration AFTER_LAST_MONTH = Duration.ofHours(3);

  /** How often a step is tried that fails; what fails for a moment does not leave half a year. */
  private static final int TRIES = 3;

  /** How often is looked whether another node has come to the end of it. */
  private static final Duration POLL = Duration.ofMillis(200);

  private static final String SIMULATOR = "simulator";
  private static final String JOURNAL = "journal";

  @Inject private PortalClock clock;
  @Inject private Transactions transactions;
  @Inject private HistoryLog log;
  @Inject private HistoryLease lease;
  @Inject private HistoryWork work;
  @Inject private DemoYear year;
  @Inject private DemoPrices prices;
  @Inject private DemoBilling billing;
  @Inject private DemoCatalog catalog;
  @Inject private DemoTenants tenants;
  @Inject private DemoHosts hosts;
  @Inject private DriverRegistry drivers;
  @Inject private HostProbes probes;

  /**
   * Makes what is missing of the year; when this returns, no node is at it any more. A cloud that
   * has its tenants already gets none. One whose year fails keeps what there is of it, and the
   * portal starts all the same; the next start goes on with it, as long as acme's months have not
   * gone on without it.
   */
  public void ensure() {
    ensure(System.getProperty("nephos.node", "node"));
  }

  /**
   * The same.
   *
   * @param node names the machine
   */
  void ensure(String node) {
    begin();
    Clock real = clock.clock();
    String owner = node + "/" + UUID.randomUUID();
    boolean waited = false;
    for (Stand stand = stand(); isToBeMade(stand, waited); stand = stand()) {
      if (lease.take(node, owner, real.instant())) {
        try {
          make(owner, real);
        } finally {
          lease.release(owner);
        }
        return;
      }
      waited = true;
      pause();
    }
  }

  private Stand stand() {
    return transactions.inNew(() -> log.begun().map(HistoryLog.Begun::stand).orElse(null));
  }

  /** What another node has just failed at is left to the next start. */
  private static boolean isToBeMade(Stand stand, boolean waited) {
    return stand == Stand.BEGUN || (stand == Stand.FAILED && !waited);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another node makes the year up", e);
    }
  }

  /** Under the lease. Whoever had it before may have come to the end of it. */
  private void make(String owner, Clock real) {
    HistoryLog.Begun begun = transactions.inNew(log::begun).orElseThrow();
    if (begun.stand() == Stand.DONE) {
      return;
    }
    if (begun.stand() == Stand.FAILED && transactions.inNew(log::isOvertaken)) {
      LOG.log(
          Level.WARNING,
          "the made-up year of the demonstration stays as far as it came, for the tenant''s months"
              + " were closed since; an empty database gets a whole one");
      return;
    }
    boolean whole;
    try {
      whole = made(begun.from(), () -> lease.renew(owner, real.instant()));
    } finally {
      clock.use(real);
    }
    transactions.runInNew(() -> log.end(whole));
  }

  /** What comes after it, when the rest of the cloud is there. */
  public void follow() {
    if (transactions.inNew(log::begun).isPresent()) {
      billing.ensureGlobex();
    }
  }

  private void begin() {
    try {
      transactions.runInNew(
          () -> {
            if (log.begun().isEmpty() && !tenants.hasAcme()) {
              log.begin(beginning());
            }
          });
    } catch (PersistenceException e) {
      // Another node that starts at the same time was quicker.
      LOG.log(Level.FINE, "the made-up year is another's", e);
    }
  }

  private Instant beginning() {
    Instant now = clock.now().minus(AFTER_LAST_MONTH);
    YearMonth last = BillingMonth.of(now, DemoTenants.ZONE).month();
    return new BillingMonth(last.minusMonths(MONTHS), DemoTenants.ZONE).from();
  }

  private boolean made(Instant from, Runnable renewal) {
    long began = System.nanoTime();
    HistoryClock moved = new HistoryClock(from.minus(Duration.ofDays(1)));
    clock.use(moved);
    try {
      drivers.with(SIMULATOR, moved, settings(), () -> tryToPlay(from, moved, renewal));
      forgetGuests();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the made-up year of the demonstration broke off", e);
      return false;
    }
    LOG.log(
        Level.INFO,
        "made up a year of the tenant acme in {0} ms",
        Duration.ofNanos(System.nanoTime() - began).toMillis());
    return true;
  }

  /** Guests that start at once, kept apart from those of later. */
  private static Map<String, String> settings() {
    return Map.of("latency", "PT0S", "stop-latency", "PT0S", JOURNAL, journal());
  }

  /** Where the guests are kept, so that they outlive a crash; empty for nowhere. */
  private static String journal() {
    String journal = System.getProperty("nephos.driver." + SIMULATOR + "." + JOURNAL, "");
    return journal.isBlank() ? "" : journal.strip() + ".made-up-year";
  }

  private static void forgetGuests() {
    if (!journal().isEmpty()) {
      try {
        Files.deleteIfExists(Path.of(journal()));
      } catch (IOException e) {
        LOG.log(Level.INFO, "the journal of the made-up year stays: {0}", e.getMessage());
      }
    }
  }

  private void tryToPlay(Instant from, HistoryClock moved, Runnable renewal) {
    for (int n = 1; ; n++) {
      try {
        play(from, moved, renewal);
        return;
      } catch (RuntimeException e) {
        if (n == TRIES) {
          throw e;
        }
        LOG.log(Level.WARNING, "a step of the made-up year failed and is tried again", e);
      }
    }
  }

  private void play(Instant from, HistoryClock moved, Runnable renewal) {
    asSystem(() -> transactions.runInNew(() -> seed(moved.instant())));
    billing.ensureSeller();
    List<HistoryStep> steps =
        year.steps(BillingMonth.of(from, DemoTenants.ZONE).month(), MONTHS, moved);
    int done = transactions.inNew(log::lastStep);
    asSystem(probes::probeAll);
    for (int n = done + 1; n <= steps.size(); n++) {
      HistoryStep step = steps.get(n - 1);
      int number = n;
      renewal.run();
      moved.to(step.at());
      step.deed().run();
      asSystem(() -> work.finish(moved));
      transactions.runInNew(() -> log.done(number, step.at()));
    }
  }

  private void seed(Instant at) {
    prices.ensureEarlier(at);
    tenants.ensureOperator();
    catalog.ensure(null);
    hosts.ensure("");
  }

  private static void asSystem(Runnable work) {
    try (CallerScope scope = CallerScope.open(Caller.system("demo"))) {
      work.run();
    }
  }
}
