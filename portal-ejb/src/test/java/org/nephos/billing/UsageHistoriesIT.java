package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.billing.MeteredCloud.LONG_AGO;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.CostSummaryView.Day;
import org.nephos.billing.api.CostSummaryView.Share;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.metering.IntervalDerivation;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringEvent;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Database;

/**
 * Random histories of three resources, with metering in between at any time. What is shown must be
 * what follows from the events at one look, however much of it is recorded; that a look is right is
 * shown second by second beside the derivation itself.
 */
class UsageHistoriesIT {
  private static final List<String> BEGINNINGS =
      List.of(
          "2026-03-28T22:47:13Z", // summer time begins in Berlin
          "2026-06-30T19:59:59Z", // the month ends
          "2026-04-30T17:00:01Z"); // the month ends in Kolkata at half past an hour of UTC

  private static Database database;

  /** After a time, this happens to a resource; then perhaps metering looks. */
  record Step(int gap, int resource, MeterSet runs, boolean metered) {}

  record History(Instant start, String zone, List<Step> steps, int rest) {}

  @BeforeContainer
  static void open() {
    database = new Database().start();
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  @Provide
  Arbitrary<History> histories() {
    Arbitrary<MeterSet> sets =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 1))
            .as(MeteredCloud::meters);
    Arbitrary<Step> steps =
        Combinators.combine(
                Arbitraries.integers().between(0, 5000),
                Arbitraries.integers().between(0, 2),
                sets,
                Arbitraries.of(true, false))
            .as(Step::new);
    return Combinators.combine(
            Arbitraries.of(BEGINNINGS).map(Instant::parse),
            Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kolkata"),
            steps.list().ofMinSize(1).ofMaxSize(12),
            Arbitraries.integers().between(0, 9000))
        .as(History::new);
  }

  /** A history that has been played. */
  private static final class Played {
    private final MeteredCloud cloud = new MeteredCloud(database);
    private final UUID plan = cloud.plan("EUR");
    private final UUID tenant;
    private final UUID project;
    private final Caller caller;
    private final ZoneId zone;
    private final List<MeteredCloud.Thing> things = new ArrayList<>();
    private final List<List<MeteringEvent>> events = new ArrayList<>();
    private final List<Rate> rates = new ArrayList<>();
    private final Instant end;

    Played(History history) {
      zone = ZoneId.of(history.zone());
      tenant = cloud.tenant(plan, history.zone());
      project = cloud.project(tenant, "default");
      caller = cloud.person(Role.TENANT_ADMIN, tenant, null);
      price(Meter.INSTANCE_VCPU, "0.0123456789", LONG_AGO);
      price(Meter.INSTANCE_VCPU, "0.0234567891", history.start().plusSeconds(5000));
      price(Meter.INSTANCE_RAM, "0.0000000007", LONG_AGO);
      for (int i = 0; i < 3; i++) {
        things.add(cloud.thing(tenant, project, "thing-" + i));
        events.add(new ArrayList<>());
      }
      Instant now = history.start();
      for (Step step : history.steps()) {
        now = now.plusSeconds(step.gap());
        cloud.at(now.plusMillis(step.gap() % 1000));
        MeteredCloud.Thing thing = things.get(step.resource());
        Instant effective = thing.runs(step.runs());
        if (effective != null) {
          events
              .get(step.resource())
              .add(new MeteringEvent(thing.version(), effective, step.runs()));
        }
        if (step.metered()) {
          cloud.metering().complete(MeteredCloud.all(tenant));
        }
      }
      end = now.plusSeconds(history.rest());
      cloud.at(end.plusMillis(999));
    }

    private void price(Meter meter, String price, Instant from) {
      cloud.price(plan, meter, price, from);
      rates.add(Rate.base(UUID.randomUUID(), meter, new BigDecimal(price), from));
    }

    /** What follows from the events at one look. */
    List<String> expected(Instant from, Instant to) {
      TenantPrices prices =
          new TenantPrices(TenantCards.of(new RateCard("standard", "EUR", rates)), zone);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < things.size(); i++) {
        UUID id = things.get(i).id();
        if (events.get(i).isEmpty()) {
          continue;
        }
        new IntervalDerivation(UsageLedger.cuts(prices))
            .derive(events.get(i), null, end).intervals().stream()
                .flatMap(interval -> interval.within(from, to).stream())
                .map(interval -> Rating.rate(interval, prices.cards()))
                .map(
                    usage ->
                        text(
                            id,
                            usage.interval().meter().word(),
                            usage.interval().from(),
                            usage.interval().to(),
                            usage.interval().quantity(),
                            usage.cost().amount()))
                .forEach(lines::add);
      }
      return lines.stream().sorted().toList();
    }
  }

  private static String text(
      UUID id, String meter, Instant from, Instant to, BigDecimal quantity, BigDecimal cost) {
    return from
        + " "
        + to
        + " "
        + id
        + " "
        + meter
        + " "
        + quantity.toPlainString()
        + " "
        + cost.stripTrailingZeros().toPlainString();
  }

  private static List<String> texts(List<UsageLineView> lines) {
    return lines.stream()
        .map(
            line ->
                text(
                    line.resource().id(),
                    line.meter(),
                    line.from(),
                    line.to(),
                    line.quantity(),
                    line.cost().amount()))
        .toList();
  }

  @Property(tries = 60)
  void whatIsShownIsWhatFollowsFromTheEvents(
      @ForAll("histories") History history,
      @ForAll @IntRange(min = 1, max = 40) int limit,
      @ForAll @IntRange(max = 30_000) int offset,
      @ForAll @IntRange(min = 1, max = 30_000) int length) {
    Played played = new Played(history);
    UsageQuery all = new UsageQuery(null, null, LONG_AGO, null);
    Instant from = history.start().plusSeconds(offset);
    UsageQuery part = new UsageQuery(null, null, from, from.plusSeconds(length));

    List<UsageLineView> lines = played.cloud.walk(played.caller, all, 500);

    assertThat(lines).isSortedAccordingTo(Comparator.comparing(UsageLineView::from));
    assertThat(texts(lines).stream().sorted().toList())
        .isEqualTo(played.expected(LONG_AGO, played.end));
    assertThat(played.cloud.walk(played.caller, all, limit)).isEqualTo(lines);
    assertThat(texts(played.cloud.walk(played.caller, part, limit)).stream().sorted().toList())
        .isEqualTo(played.expected(from, from.plusSeconds(length)));
  }

  @Property(tries = 60)
  void theMonthIsTheSumOfItsLines(@ForAll("histories") History history) {
    Played played = new Played(history);

    CostSummaryView month =
        played.cloud.as(played.caller, () -> played.cloud.usage().monthToDate(played.tenant, null));

    BigDecimal sum =
        played
            .cloud
            .walk(played.caller, new UsageQuery(null, null, month.from(), null), 500)
            .stream()
            .map(line -> line.cost().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(month.total().amount()).isEqualTo(Rounding.toCents(sum));
    assertThat(total(month.days().stream().map(Day::cost).toList())).isEqualByComparingTo(sum);
    assertThat(total(month.projects().stream().map(Share::cost).toList()))
        .isEqualByComparingTo(sum);
    assertThat(total(month.resources().stream().map(Share::cost).toList()))
        .isEqualByComparingTo(sum);
  }

  private static BigDecimal total(List<Money> parts) {
    return parts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
