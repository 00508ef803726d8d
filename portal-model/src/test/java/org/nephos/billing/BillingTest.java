package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.nephos.billing.BillItem.CostRow;
import org.nephos.billing.BillItem.Kind;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;

/** The figures of the cases are worked out by hand in docs/money-cases.md. */
class BillingTest {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final UUID PROJECT = new UUID(0, 7);
  private static final long MONTH = 720L * 3600;

  private static Rate rate(String price, String free, Instant from, Tier... tiers) {
    return new Rate(
        UUID.randomUUID(),
        Meter.INSTANCE_VCPU,
        Dimensions.NONE,
        new BigDecimal(price),
        from,
        null,
        new BigDecimal(free),
        List.of(tiers),
        TaxCategory.STANDARD);
  }

  private static Tier tier(String above, String price) {
    return new Tier(new BigDecimal(above), new BigDecimal(price));
  }

  /** One resource that ran one unit for so many seconds. */
  private static UsageSum used(Rate rate, long seconds) {
    return used(rate, JUNE, JULY, List.of(part(rate, UUID.randomUUID(), seconds)));
  }

  private static UsageSum used(
      Rate rate, Instant from, Instant to, List<UsageSum.OfResource> resources) {
    return new UsageSum(
        PROJECT,
        rate.meter(),
        rate.id(),
        rate.unitPrice(),
        rate.taxCategory(),
        from,
        to,
        resources);
  }

  private static UsageSum.OfResource part(Rate rate, UUID id, long seconds) {
    return new UsageSum.OfResource(
        id,
        "instance",
        "web",
        seconds,
        BigDecimal.valueOf(seconds),
        Rating.cost(BigDecimal.ONE, seconds, rate.unitPrice()));
  }

  private static PlanTerms terms(List<Rate> rates) {
    return new PlanTerms("standard", "EUR", rates, List.of(), List.of(), List.of());
  }

  private static BillInput input(PlanTerms terms, List<UsageSum> usage) {
    return new BillInput(
        JUNE,
        JULY,
        terms,
        false,
        usage,
        List.of(),
        Map.of(
            TaxCategory.STANDARD, new BigDecimal("19"), TaxCategory.REDUCED, BigDecimal.valueOf(7)),
        TaxTreatment.STANDARD);
  }

  private static Bill bill(PlanTerms terms, UsageSum... usage) {
    return Billing.of(input(terms, List.of(usage)));
  }

  private static List<String> amounts(Bill bill) {
    return bill.items().stream()
        .map(item -> item.kind() + " " + item.amount().toPlainString())
        .toList();
  }

  @Test
  void aMonthOf720HoursCosts720Hours() {
    Rate rate = rate("0.025", "0", MAY);
    Bill bill = bill(terms(List.of(rate)), used(rate, MONTH));

    assertThat(amounts(bill)).containsExactly("USAGE 18.00");
    assertThat(bill.net()).isEqualByComparingTo("18.00");
    assertThat(bill.tax()).isEqualByComparingTo("3.42");
    assertThat(bill.total()).isEqualByComparingTo("21.42");
  }

  /** Of what costs nothing only what runs is on an invoice. */
  @Test
  void stoppedTimeIsMentionedWhereItHasARateAlone() {
    PlanTerms terms = terms(List.of());

    assertThat(bill(terms, stopped(null)).isEmpty()).isTrue();
    assertThat(amounts(bill(terms, stopped(UUID.randomUUID())))).containsExactly("USAGE 1.44");
  }

  /** A month in which an instance was stopped, at 0.002 an hour or at nothing. */
  private static UsageSum stopped(UUID rate) {
    BigDecimal price = rate == null ? BigDecimal.ZERO : new BigDecimal("0.002");
    UsageSum.OfResource web =
        new UsageSum.OfResource(
            UUID.randomUUID(),
            "instance",
            "web",
            MONTH,
            BigDecimal.valueOf(MONTH),
            Rating.cost(BigDecimal.ONE, MONTH, price));
    return new UsageSum(
        PROJECT,
        Meter.INSTANCE_STOPPED,
        rate,
        price,
        TaxCategory.STANDARD,
        JUNE,
        JULY,
        List.of(web));
  }

  @Test
  void aThousandResourcesAtATenthOfACentAreRoundedOnce() {
    Rate rate = rate("0.001", "0", MAY);
    List<UsageSum.OfResource> thousand =
        IntStream.range(0, 1000).mapToObj(i -> part(rate, new UUID(1, i), 3600)).toList();
    Bill bill = bill(terms(List.of(rate)), used(rate, JUNE, JULY, thousand));

    assertThat(amounts(bill)).containsExactly("USAGE 1.00");
    assertThat(bill.items().get(0).rows()).hasSize(1000);
  }

  @Test
  void whatRoundingMakesIsARowOfItsOwn() {
    Rate rate = rate("0.001", "0", MAY);
    Bill bill = bill(terms(List.of(rate)), used(rate, 15 * 3600));

    BillItem item = bill.items().get(0);
    assertThat(item.amount()).isEqualByComparingTo("0.02");
    assertThat(item.rows()).hasSize(2);
    assertThat(item.rows().get(1).isRounding()).isTrue();
    assertThat(item.rows().get(1).cost()).isEqualByComparingTo("0.005");
  }

  @Test
  void anAllowanceThatIsUsedUpInTheMiddleOfAnIntervalCountsToTheSecond() {
    Rate rate = rate("3.60", "100", MAY);
    long seconds = 100L * 3600 + 1234;
    Bill bill = bill(terms(List.of(rate)), used(rate, seconds));

    assertThat(amounts(bill)).containsExactly("USAGE 361.23", "ALLOWANCE -360.00");
    assertThat(bill.net()).isEqualByComparingTo("1.23");
    assertThat(bill.items().get(1).unitHours()).isEqualByComparingTo("100");
  }

  @Test
  void ofAnAllowanceOnlyWhatWasUsedIsTakenOff() {
    Rate rate = rate("1", "100", MAY);
    assertThat(amounts(bill(terms(List.of(rate)), used(rate, 40L * 3600))))
        .containsExactly("USAGE 40.00", "ALLOWANCE -40.00");
  }

  @Test
  void eachTierHoldsBetweenItsBoundAndTheNext() {
    Rate rate = rate("1", "10", MAY, tier("100", "0.8"), tier("200", "0.5"));
    Bill bill = bill(terms(List.of(rate)), used(rate, 250L * 3600));

    // 10 free, 90 at 1, 100 at 0.8, 50 at 0.5: 90 + 80 + 25 = 195
    assertThat(amounts(bill))
        .containsExactly("USAGE 250.00", "ALLOWANCE -10.00", "TIER -20.00", "TIER -25.00");
    assertThat(bill.net()).isEqualByComparingTo("195.00");
  }

  @Test
  void whereAPriceChangesWithinTheMonthTheEarlierQuantityCountsFirst() {
    Rate first = rate("1", "100", MAY);
    Rate then = rate("2", "100", JUNE.plusSeconds(86_400));
    Bill bill = bill(terms(List.of(then, first)), used(then, 100L * 3600), used(first, 60L * 3600));

    // 60 of the 100 are gone at the first price, 40 are left at the second
    assertThat(amounts(bill))
        .containsExactlyInAnyOrder(
            "USAGE 60.00", "USAGE 200.00", "ALLOWANCE -60.00", "ALLOWANCE -80.00");
  }

  @Test
  void lateFactsAreItemsOfTheirOwnAndUseUpNoAllowance() {
    Rate rate = rate("1", "10", MAY.minusSeconds(86_400));
    UsageSum late = used(rate, MAY, JUNE, List.of(part(rate, UUID.randomUUID(), 3600)));
    Bill bill = bill(terms(List.of(rate)), used(rate, 20L * 3600), late);

    assertThat(amounts(bill)).containsExactly("USAGE 20.00", "USAGE 1.00", "ALLOWANCE -10.00");
    assertThat(bill.items()).extracting(BillItem::isCorrection).containsExactly(false, true, false);
  }

  @Test
  void discountsAreOffWhatIsShownAndComeToNoMoreThanAll() {
    Rate rate = rate("1", "10", MAY);
    PlanTerms terms =
        new PlanTerms(
            "standard",
            "EUR",
            List.of(rate),
            List.of(),
            List.of(
                new Discount(new UUID(0, 1), "Partner", null, new BigDecimal("12.5"), MAY, null),
                new Discount(
                    new UUID(0, 2),
                    "Launch",
                    Meter.INSTANCE_VCPU,
                    BigDecimal.valueOf(100),
                    JUNE,
                    JULY),
                new Discount(new UUID(0, 3), "Over", null, BigDecimal.TEN, MAY, JUNE)),
            List.of());

    assertThat(amounts(bill(terms, used(rate, 20L * 3600))))
        .containsExactly("USAGE 20.00", "ALLOWANCE -10.00", "DISCOUNT -1.25", "DISCOUNT -8.75");
  }

  @Test
  void feesAreDueAndAMinimumIsMadeUpBeforeWhatIsDueOnce() {
    Rate rate = rate("1", "0", MAY);
    PlanTerms terms =
        new PlanTerms(
            "standard",
            "EUR",
            List.of(rate),
            List.of(
                fee("Support", Fee.Kind.MONTHLY, "5.00", JUNE),
                fee("Later", Fee.Kind.MONTHLY, "9.00", JUNE.plusSeconds(1)),
                fee("Setup", Fee.Kind.ONE_OFF, "30.00", MAY)),
            List.of(),
            List.of(new Minimum(UUID.randomUUID(), new BigDecimal("25.00"), MAY, null)));
    BillInput june = input(terms, List.of(used(rate, 8L * 3600)));

    assertThat(amounts(Billing.of(june)))
        .containsExactly("USAGE 8.00", "FEE 5.00", "MINIMUM 12.00");
    BillInput first =
        new BillInput(
            june.from(),
            june.to(),
            terms,
            true,
            june.usage(),
            List.of(),
            june.taxPercent(),
            TaxTreatment.STANDARD);
    assertThat(amounts(Billing.of(first)))
        .containsExactly("USAGE 8.00", "FEE 5.00", "MINIMUM 12.00", "FEE 30.00");
  }

  private static Fee fee(String name, Fee.Kind kind, String amount, Instant from) {
    return new Fee(
        UUID.randomUUID(), name, kind, new BigDecimal(amount), TaxCategory.REDUCED, from, null);
  }

  @Test
  void taxIsByCategoryAndNotPaidWhereTheBuyerOwesIt() {
    Rate rate = rate("1", "0", MAY);
    PlanTerms terms =
        new PlanTerms(
            "standard",
            "EUR",
            List.of(rate),
            List.of(fee("Books", Fee.Kind.MONTHLY, "10.05", MAY)),
            List.of(),
            List.of());
    BillInput here = input(terms, List.of(used(rate, 10L * 3600)));
    Bill bill = Billing.of(here);

    assertThat(bill.taxes())
        .extracting(tax -> tax.category() + " " + tax.net() + " " + tax.amount())
        .containsExactly("STANDARD 10.00 1.90", "REDUCED 10.05 0.70");
    assertThat(bill.total()).isEqualByComparingTo("22.65");
    Bill abroad =
        Billing.of(
            new BillInput(
                JUNE,
                JULY,
                terms,
                false,
                here.usage(),
                List.of(),
                here.taxPercent(),
                TaxTreatment.REVERSE_CHARGE));
    assertThat(abroad.tax()).isEqualByComparingTo("0.00");
    assertThat(abroad.total()).isEqualByComparingTo("20.05");
  }

  @Test
  void whatFinanceAddsStandsOnTheBillAsItIs() {
    BillInput june =
        new BillInput(
            JUNE,
            JULY,
            terms(List.of()),
            false,
            List.of(),
            List.of(
                new BillInput.Manual(
                    new UUID(0, 1), null, "Outage", new BigDecimal("-3.00"), TaxCategory.STANDARD)),
            Map.of(TaxCategory.STANDARD, new BigDecimal("19")),
            TaxTreatment.STANDARD);
    Bill bill = Billing.of(june);
    assertThat(amounts(bill)).containsExactly("MANUAL -3.00");
    assertThat(bill.tax()).isEqualByComparingTo("-0.57");
    assertThat(bill(terms(List.of())).isEmpty()).isTrue();
  }

  /**
   * Whatever was used: every sum is one of what is shown, and the order of the input is nothing.
   */
  @Property(tries = 300)
  void sumsAreExactWhateverWasUsed(
      @ForAll @IntRange(min = 0, max = 12) int sums, @ForAll @LongRange(min = 1) long seed) {
    Random random = new Random(seed);
    List<Rate> rates =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    rate(
                        "0." + (1 + random.nextInt(999_999)),
                        String.valueOf(random.nextInt(50)),
                        MAY.plusSeconds(i),
                        tier(
                            String.valueOf(60 + random.nextInt(500)), "0.0" + random.nextInt(999))))
            .toList();
    PlanTerms terms =
        new PlanTerms(
            "p",
            "EUR",
            rates,
            List.of(fee("Support", Fee.Kind.MONTHLY, "4.99", MAY)),
            List.of(
                new Discount(
                    UUID.randomUUID(),
                    "Partner",
                    null,
                    new BigDecimal("0." + (1 + random.nextInt(9999))),
                    MAY,
                    null)),
            List.of(new Minimum(UUID.randomUUID(), new BigDecimal("20.00"), MAY, null)));
    List<UsageSum> usage = new ArrayList<>();
    for (int i = 0; i < sums; i++) {
      Rate rate = rates.get(random.nextInt(3));
      usage.add(
          used(
              rate,
              random.nextInt(4) == 0 ? MAY : JUNE,
              JULY,
              IntStream.rangeClosed(0, random.nextInt(5))
                  .mapToObj(n -> part(rate, UUID.randomUUID(), 1L + random.nextInt(2_000_000)))
                  .toList()));
    }
    Bill bill = Billing.of(input(terms, usage));

    for (BillItem item : bill.items()) {
      assertThat(item.rows().stream().map(CostRow::cost).reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(item.amount());
      assertThat(item.rows().stream().filter(CostRow::isRounding).map(row -> row.cost().abs()))
          .allMatch(rest -> rest.compareTo(new BigDecimal("0.005")) <= 0);
    }
    BigDecimal net =
        bill.items().stream().map(BillItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(bill.net()).isEqualByComparingTo(net);
    assertThat(bill.taxes().stream().map(Bill.Tax::net).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(net);
    assertThat(bill.total()).isEqualByComparingTo(bill.net().add(bill.tax()));
    assertThat(bill.items().stream().filter(item -> item.kind() == Kind.USAGE)).hasSize(sums);
    List<UsageSum> shuffled = new ArrayList<>(usage);
    Collections.shuffle(shuffled, random);
    assertThat(amounts(Billing.of(input(terms, shuffled)))).hasSameElementsAs(amounts(bill));
    assertThat(Billing.of(input(terms, shuffled)).total()).isEqualByComparingTo(bill.total());
  }
}
