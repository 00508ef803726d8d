package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.nephos.billing.BillingMonth;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.metering.MeteringService;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.ReadScope;
import org.nephos.testing.CrashPoints.Crash;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** A history that is played, by a tenant of its own. */
final class Year {
  private static final List<String> STARTS =
      List.of("2026-01-01T00:00:00Z", "2027-07-01T13:07:59Z", "2028-02-01T00:00:00Z");

  /** Half an hour and three quarters off, and with days of 23, 23½, 24½ and 25 hours. */
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Asia/Kathmandu",
          "Pacific/Chatham");

  private static final List<TaxTreatment> TREATMENTS =
      List.of(TaxTreatment.STANDARD, TaxTreatment.REVERSE_CHARGE, TaxTreatment.EXEMPT);

  private final Portal portal;
  private final BilledCloud cloud;
  private final Instant start;
  private final ZoneId zone;
  private final YearPlans plans;
  private final List<UUID> planIds = new ArrayList<>();
  private final UUID tenant;
  private final YearGuests guests;
  private final YearLives lives;
  private final YearFinance finance;
  private final YearMistakes mistakes;
  private final List<Step> steps = new ArrayList<>();
  private int plan;
  private int deaths;
  private int corrections;

  /** Something happens, on a node whose clock may be wrong; or something runs. */
  private record Step(Instant at, int skew, YearLives.Step runs, Runnable does) {}

  Year(Portal portal, BilledCloud cloud, YearCatalog catalog, History history) {
    this.portal = portal;
    this.cloud = cloud;
    YearIds ids = new YearIds();
    start = Instant.parse(STARTS.get(history.start()));
    zone = ZoneId.of(ZONES.get(history.zone()));
    plans = new YearPlans(cloud, catalog, start, ids);
    for (int i = 0; i < history.plans().size(); i++) {
      planIds.add(plans.plan(i, history.plans().get(i)));
    }
    cloud.at(start);
    tenant = cloud.tenant(planIds.get(0), zone.getId(), TREATMENTS.get(history.treatment()));
    assign(null, planIds.get(0), start);
    List<UUID> projects = new ArrayList<>();
    for (String name : List.of("web", "shop", "lab")) {
      projects.add(ids.next());
      Project project = new Project(projects.get(projects.size() - 1), tenant, name, start);
      portal.database().run(() -> portal.database().em().persist(project));
    }
    guests = new YearGuests(portal, cloud, tenant, projects.get(0), ids);
    lives = new YearLives(portal, catalog, tenant, projects, guests);
    finance = new YearFinance(portal, cloud, tenant, projects);
    mistakes = new YearMistakes(portal, cloud, tenant, zone);
    for (int i = 0; i < history.lives().size(); i++) {
      add(history.lives().get(i), lives.steps(i, ids.next(), history.lives().get(i), start));
    }
    history.acts().forEach(this::add);
    for (int i = 0; i < history.closes().size(); i++) {
      add(history.closes().get(i), first().plusMonths(i));
    }
    steps.sort(Comparator.comparing(Step::at));
  }

  UUID tenant() {
    return tenant;
  }

  YearMonth first() {
    return YearMonth.from(start.atZone(zone));
  }

  YearMonth last() {
    return first().plusMonths(11);
  }

  YearFinance finance() {
    return finance;
  }

  YearGuests guests() {
    return guests;
  }

  int deaths() {
    return deaths + guests.deaths();
  }

  int corrections() {
    return corrections;
  }

  private void add(History.Life life, List<YearLives.Step> runs) {
    runs.forEach(step -> steps.add(new Step(step.at(), step.skew(), step, null)));
    for (YearGuests.Saying saying : guests.of(life, runs.get(0), start)) {
      steps.add(new Step(saying.at(), saying.skew(), null, () -> tell(saying)));
    }
  }

  private void tell(YearGuests.Saying saying) {
    guests.tell(saying);
    if (saying.isMetered()) {
      somehow(saying.dice(), this::meter);
    }
  }

  private void add(History.Act act) {
    Instant at = start.plusSeconds(12_000L + act.at());
    Instant now = at.plusSeconds(act.skew());
    int dice = act.dice();
    Runnable does =
        switch (act.kind()) {
          case METER -> () -> somehow(dice, this::meter);
          case PRICE -> () -> price(act.rate(), dice, at);
          case PLAN -> () -> change(dice % planIds.size(), now);
          case MANUAL -> () -> finance.add(dice);
          case GRANT -> () -> finance.grant(dice, now);
          case PAY -> () -> finance.pay(dice, now);
          case CREDIT -> () -> finance.credit(dice, now);
          case SPOIL -> () -> mistakes.spoil(dice);
          case CORRECT -> () -> corrections += mistakes.correct();
        };
    steps.add(new Step(at, act.skew(), null, does));
  }

  private void add(History.Close close, YearMonth month) {
    Instant over = new BillingMonth(month, zone).to().plus(Duration.ofHours(2));
    steps.add(
        new Step(
            over.plusSeconds(close.delay()),
            close.skew(),
            null,
            () -> somehow(close.dice(), close.dice() % 4 == 0 ? this::closeNext : this::issue)));
  }

  /** From a time to come on, further away than any clock is wrong, and not at a full second. */
  private void price(History.Rate rate, int dice, Instant at) {
    Instant from = at.plusSeconds(7201L + dice % 5000).plusMillis(dice % 3);
    Instant to = dice % 4 == 0 ? from.plusSeconds(1 + dice * 7L) : null;
    int of = dice % planIds.size();
    plans.rate(planIds.get(of), of, rate, from, to);
  }

  private void change(int to, Instant now) {
    if (to != plan) {
      assign(planIds.get(plan), planIds.get(to), now);
      plan = to;
    }
  }

  private void assign(UUID before, UUID after, Instant now) {
    portal.inTransaction(
        () -> {
          portal.get(PlanAssignments.class).assign(tenant, before, after, now);
          return null;
        });
  }

  private void meter() {
    portal.get(MeteringService.class).complete(new ReadScope(false, Set.of(tenant), Set.of()));
  }

  private void issue() {
    BillingRunView run = cloud.issue(tenant);
    assertThat(run.failed()).as(run.error()).isZero();
  }

  /** A month is closed although usage of it may be missing. */
  private void closeNext() {
    portal.inTransaction(() -> portal.get(MonthClose.class).closeNext(tenant));
  }

  /** Once, twice, on two nodes at once, or the process dies in its midst. */
  private void somehow(int dice, Runnable work) {
    switch (dice / 4 % 6) {
      case 0 -> {
        work.run();
        work.run();
      }
      case 1 ->
          assertThat(Together.run(returning(work), returning(work)))
              .as("two nodes")
              .noneMatch(Throwable.class::isInstance);
      case 2, 3 -> dying(1 + dice % 11, work);
      default -> work.run();
    }
  }

  private static Supplier<?> returning(Runnable work) {
    return () -> {
      work.run();
      return null;
    };
  }

  private void dying(int point, Runnable work) {
    portal.database().crashes().arm(point);
    try {
      work.run();
    } catch (Crash crash) {
      deaths++;
    } finally {
      portal.database().crashes().disarm();
    }
  }

  void play() {
    List<YearLives.Step> running = new ArrayList<>();
    for (Step step : steps) {
      if (step.runs() != null) {
        running.add(step.runs());
        continue;
      }
      lives.play(running);
      running.clear();
      cloud.at(step.at().plusSeconds(step.skew()));
      step.does().run();
      finance.look();
    }
    lives.play(running);
    cloud.at(new BillingMonth(last(), zone).to().plus(Duration.ofHours(2)));
    meter();
    corrections += mistakes.correct();
    issue();
    issue();
    finance.look();
  }
}
