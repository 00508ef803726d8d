package org.nephos.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.UsageService;
import org.nephos.billing.api.CounterView;
import org.nephos.billing.api.UsageGapView;
import org.nephos.billing.api.UsageSpan;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.driver.GuestSample;
import org.nephos.driver.HostSample;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.OrderService;
import org.nephos.problem.api.NotFoundException;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;
import org.nephos.time.PortalClock;

/** Network and disk as they are counted, and what is not known of them. */
class CountersIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final Instant TEN = Instant.parse("2031-06-01T10:00:00Z");
  private static final String OUT = "instance.networkOut";

  private static Acme acme;

  /** A host that only these tests know of. */
  private final UUID host = UUID.randomUUID();

  private UUID id;

  @BeforeAll
  static void makeTheCloud() {
    portal.withSimulatorOnItsClock().withDemoData();
    acme = new Acme(portal);
  }

  @BeforeEach
  void anInstance() {
    id = instance("counted");
  }

  @AfterEach
  void now() {
    portal.use(Clock.systemUTC());
  }

  private static UUID instance(String name) {
    UUID made =
        portal
            .as(acmeUser(), () -> portal.get(OrderService.class).submit(acme.order(name, 1), null))
            .instances()
            .get(0);
    portal.work();
    return made;
  }

  private void reads(String boot, String at, GuestSample... guests) {
    HostSample sample = new HostSample(boot, Instant.parse(at), Arrays.asList(guests));
    portal.inTransaction(
        () -> {
          portal.get(CounterLedger.class).take(host, sample);
          return null;
        });
  }

  private GuestSample sent(long bytes) {
    return new GuestSample(id, 1, bytes, -1, 0, bytes, 1000, bytes / 2);
  }

  private static UsageSpan between(String from, String to) {
    return new UsageSpan.Between(Instant.parse(from), Instant.parse(to));
  }

  private List<CounterView> counted(String from, String to) {
    portal.use(Clock.fixed(TEN.plusSeconds(86_400), ZoneOffset.UTC));
    return portal
        .as(
            acmeUser(),
            () -> portal.get(UsageService.class).counters(null, null, between(from, to)))
        .stream()
        .filter(counter -> counter.resource().equals(id))
        .toList();
  }

  private List<UsageGapView> gaps() {
    portal.use(Clock.fixed(TEN.plusSeconds(86_400), ZoneOffset.UTC));
    return gaps(between("2031-06-01T00:00:00Z", "2031-06-02T00:00:00Z"), 500).stream()
        .filter(gap -> gap.resource().equals(id))
        .filter(gap -> gap.meter().equals(OUT))
        .toList();
  }

  private static List<UsageGapView> gaps(UsageSpan span, int limit) {
    List<UsageGapView> all = new ArrayList<>();
    String marker = null;
    do {
      ListQuery query = new ListQuery(Map.of(), null, limit, marker);
      Page<UsageGapView> page =
          portal.as(acmeUser(), () -> portal.get(UsageService.class).gaps(null, null, span, query));
      all.addAll(page.items());
      marker = page.next();
    } while (marker != null);
    return all;
  }

  @Test
  void anHourHasWhatWasReadInIt() {
    reads("a", "2031-06-01T09:59:00Z", sent(1000));
    reads("a", "2031-06-01T10:00:00Z", sent(1600));
    reads("a", "2031-06-01T10:01:00Z", sent(2600));
    reads("a", "2031-06-01T10:02:30Z", sent(12_600));

    // 600 up to the full hour; 1,000 and 10,000 after it. Of the disk half of each.
    assertThat(counted("2031-06-01T09:00:00Z", "2031-06-01T10:00:00Z"))
        .extracting(CounterView::meter, CounterView::bytes)
        .containsExactly(tuple(OUT, 600L), tuple("instance.diskIo", 300L));
    assertThat(counted("2031-06-01T10:00:00Z", "2031-06-01T11:00:00Z"))
        .extracting(CounterView::meter, CounterView::bytes)
        .containsExactly(tuple(OUT, 11_000L), tuple("instance.diskIo", 5_500L));
    // Nobody has read on since, and that alone is a gap.
    assertThat(gaps()).extracting(UsageGapView::open).containsOnly(true);
  }

  @Test
  void theSameReadingTwiceAndAnOlderOneOfAnotherNodeCountOnce() {
    reads("a", "2031-06-01T10:00:00Z", sent(1000));
    reads("a", "2031-06-01T10:01:00Z", sent(3000));
    reads("a", "2031-06-01T10:01:00Z", sent(3000));
    reads("a", "2031-06-01T10:00:30Z", sent(2000));
    reads("a", "2031-06-01T10:02:00Z", sent(4000));

    assertThat(counted("2031-06-01T09:00:00Z", "2031-06-01T11:00:00Z").get(0).bytes())
        .isEqualTo(3000);
    // Nobody has read on since, and that alone is a gap.
    assertThat(gaps()).extracting(UsageGapView::open).containsOnly(true);
  }

  @Test
  void aReadingThatIsLostInACrashIsMadeGoodByTheNext() {
    reads("a", "2031-06-01T10:00:00Z", sent(1000));
    assertThatThrownBy(
            () ->
                portal.inTransaction(
                    () -> {
                      portal
                          .get(CounterLedger.class)
                          .take(
                              host, new HostSample("a", TEN.plusSeconds(60), List.of(sent(2000))));
                      throw new IllegalStateException("the process dies");
                    }))
        .isInstanceOf(IllegalStateException.class);
    reads("a", "2031-06-01T10:02:00Z", sent(5000));

    assertThat(counted("2031-06-01T10:00:00Z", "2031-06-01T11:00:00Z").get(0).bytes())
        .isEqualTo(4000);
  }

  @Test
  void anotherBootALowerCounterAndAMissingReadingAreGapsAndNothingIsGuessed() {
    reads("a", "2031-06-01T10:00:00Z", sent(1000));
    reads("b", "2031-06-01T10:01:00Z", sent(90_000));
    reads("b", "2031-06-01T10:02:00Z", sent(500));
    reads("b", "2031-06-01T10:03:00Z", sent(700));
    reads("b", "2031-06-01T10:30:00Z", sent(70_000));

    assertThat(gaps())
        .extracting(UsageGapView::from, UsageGapView::to, UsageGapView::reason)
        .containsExactly(
            tuple(TEN, TEN.plusSeconds(60), UsageGapView.Reason.RESET),
            tuple(TEN.plusSeconds(60), TEN.plusSeconds(120), UsageGapView.Reason.RESET),
            tuple(TEN.plusSeconds(180), TEN.plusSeconds(1800), UsageGapView.Reason.MISSED),
            tuple(TEN.plusSeconds(1800), TEN.plusSeconds(86_400), UsageGapView.Reason.MISSED));
    assertThat(gaps().get(3).open()).isTrue();
    assertThat(counted("2031-06-01T10:00:00Z", "2031-06-01T11:00:00Z").get(0).bytes())
        .isEqualTo(200);
  }

  @Test
  void aClockAnHourOffLosesNothing() {
    reads("a", "2031-06-01T10:30:00Z", sent(1000));
    reads("a", "2031-06-01T09:31:00Z", sent(1500));
    reads("a", "2031-06-01T09:32:00Z", sent(2500));
    reads("a", "2031-06-01T10:31:00Z", sent(2600));

    assertThat(counted("2031-06-01T10:00:00Z", "2031-06-01T11:00:00Z").get(0).bytes())
        .isEqualTo(1600);
    assertThat(gaps()).extracting(UsageGapView::open).containsExactly(true);
  }

  @Test
  void ofAGuestThatIsGoneTheTimeSinceItsLastReadingIsAGap() {
    reads("a", "2031-06-01T10:00:00Z", sent(1000));
    reads("a", "2031-06-01T10:01:00Z");

    assertThat(gaps())
        .extracting(UsageGapView::from, UsageGapView::to, UsageGapView::reason, UsageGapView::open)
        .containsExactly(tuple(TEN, TEN.plusSeconds(60), UsageGapView.Reason.ENDED, false));
  }

  @Test
  void pagesOfGapsAreTogetherAllOfThem() {
    reads("a", "2031-06-01T10:00:00Z", sent(1000));
    for (int minute = 1; minute < 8; minute++) {
      reads("boot-" + minute, "2031-06-01T10:0" + minute + ":00Z", sent(1000));
    }
    portal.use(Clock.fixed(TEN.plusSeconds(86_400), ZoneOffset.UTC));
    UsageSpan span = between("2031-06-01T00:00:00Z", "2031-06-02T00:00:00Z");

    assertThat(gaps(span, 3)).isEqualTo(gaps(span, 500)).doesNotHaveDuplicates();
  }

  @Test
  void othersSeeNothingOfIt() {
    reads("a", "2031-06-01T10:00:00Z", sent(1000));
    reads("a", "2031-06-01T10:01:00Z", sent(2000));
    portal.use(Clock.fixed(TEN.plusSeconds(86_400), ZoneOffset.UTC));
    UsageSpan span = between("2031-06-01T00:00:00Z", "2031-06-02T00:00:00Z");

    assertThat(
            portal.as(
                globexUser(), () -> portal.get(UsageService.class).counters(null, null, span)))
        .isEmpty();
    assertThatThrownBy(
            () ->
                portal.as(
                    globexUser(),
                    () -> portal.get(UsageService.class).counters(null, acme.project(), span)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void theSamplerReadsOnceAMinuteWhatTheHypervisorCounts() {
    Instant begin = portal.get(PortalClock.class).now().truncatedTo(ChronoUnit.HOURS);
    begin = begin.plusSeconds(7200);
    sampleAt(begin);
    sampleAt(begin.plusSeconds(5));
    sampleAt(begin.plusSeconds(60));
    portal.as(
        acmeUser(), () -> portal.get(InstanceService.class).act(id, InstanceAction.STOP, null));
    portal.work();
    sampleAt(begin.plusSeconds(120));

    portal.use(Clock.fixed(begin.plusSeconds(180), ZoneOffset.UTC));
    UsageSpan span = new UsageSpan.Between(begin, null);
    // The simulator's guest sends 250 bytes a second and more by what it works.
    assertThat(
            portal.as(acmeUser(), () -> portal.get(UsageService.class).counters(null, null, span)))
        .filteredOn(counter -> counter.resource().equals(id) && counter.meter().equals(OUT))
        .singleElement()
        .satisfies(counter -> assertThat(counter.bytes()).isBetween(15_000L, 1_000_000L));
    assertThat(gaps(span, 500))
        .filteredOn(gap -> gap.resource().equals(id))
        .extracting(UsageGapView::reason)
        .containsOnly(UsageGapView.Reason.ENDED);
  }

  private static void sampleAt(Instant time) {
    portal.use(Clock.fixed(time, ZoneOffset.UTC));
    portal.asSystem(portal.get(MetricSampler.class)::sampleAll);
  }
}
