package org.nephos.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.BillItem.CostRow;
import org.nephos.billing.BillItem.Kind;

/**
 * Makes a bill. A pure function: the same input in any order gives the same bill. Rules <em>Items,
 * Discounts, Fees, Minimum, Taxes, Totals</em> of docs/money.md.
 */
public final class Billing {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private static final Comparator<UsageSum> ORDER =
      Comparator.comparing(UsageSum::from)
          .reversed()
          .thenComparing(sum -> sum.project().toString())
          .thenComparing(UsageSum::meter)
          .thenComparing(sum -> String.valueOf(sum.rateId()));

  private final BillInput input;
  private final List<BillItem> items = new ArrayList<>();

  private Billing(BillInput input) {
    this.input = input;
  }

  /** The bill of a month. */
  public static Bill of(BillInput input) {
    return new Billing(input).make();
  }

  private Bill make() {
    input.usage().stream()
        .filter(sum -> !sum.isUnasked())
        .sorted(ORDER)
        .map(this::usage)
        .forEach(items::add);
    items.addAll(new Quantities(input).items());
    List<BillItem> used = items.stream().filter(item -> !item.isCorrection()).toList();
    items.addAll(discounts(used));
    fees(Fee.Kind.MONTHLY);
    minimum();
    if (input.isFirst()) {
      fees(Fee.Kind.ONE_OFF);
    }
    manual();
    List<Bill.Tax> taxes = taxes();
    BigDecimal net = sum(items);
    BigDecimal tax =
        taxes.stream()
            .map(Bill.Tax::amount)
            .reduce(Rounding.toCents(BigDecimal.ZERO), BigDecimal::add);
    return new Bill(input.terms().currency(), items, taxes, net, tax, net.add(tax));
  }

  private BillItem usage(UsageSum sum) {
    List<CostRow> rows =
        sum.resources().stream()
            .sorted(Comparator.comparing(resource -> resource.id().toString()))
            .map(
                resource ->
                    new CostRow(
                        resource.id(),
                        resource.type(),
                        resource.name(),
                        resource.seconds(),
                        hours(resource.unitSeconds()),
                        resource.cost(),
                        false))
            .toList();
    return rounded(
        new BillItem(
            Kind.USAGE,
            sum.from().isBefore(input.from()),
            sum.project(),
            sum.meter(),
            sum.rateId(),
            null,
            sum.from(),
            sum.to(),
            hours(sum.unitSeconds()),
            sum.unitPrice(),
            sum.taxCategory(),
            rows,
            BigDecimal.ZERO));
  }

  static BigDecimal hours(BigDecimal unitSeconds) {
    return Rounding.cost(unitSeconds, SECONDS_PER_HOUR);
  }

  /** The item with its amount, and with the row that makes its rows come to it. */
  static BillItem rounded(BillItem item) {
    BigDecimal exact = item.cost();
    BigDecimal amount = Rounding.toCents(exact);
    List<CostRow> rows = new ArrayList<>(item.rows());
    BigDecimal rest = amount.subtract(exact);
    if (rest.signum() != 0) {
      rows.add(CostRow.rounding(rest));
    }
    return new BillItem(
        item.kind(),
        item.isCorrection(),
        item.project(),
        item.meter(),
        item.ruleId(),
        item.name(),
        item.from(),
        item.to(),
        item.unitHours(),
        item.unitPrice(),
        item.taxCategory(),
        rows,
        amount);
  }

  /** Several of one meter come to no more than 100 per cent; those that began first count first. */
  private List<BillItem> discounts(List<BillItem> used) {
    List<BillItem> found = new ArrayList<>();
    List<Discount> inForce =
        input.terms().discounts().stream()
            .filter(discount -> discount.holdsAt(input.from()))
            .sorted(
                Comparator.comparing(Discount::validFrom)
                    .thenComparing(discount -> discount.id().toString()))
            .toList();
    Map<BillItem, BigDecimal> left = new IdentityHashMap<>();
    for (Discount discount : inForce) {
      Map<TaxCategory, BigDecimal> off = new EnumMap<>(TaxCategory.class);
      for (BillItem item : used) {
        if (discount.isOff(item.meter())) {
          BigDecimal percent = left.getOrDefault(item, HUNDRED).min(discount.percent());
          left.merge(item, HUNDRED.subtract(percent), (old, now) -> old.subtract(percent));
          off.merge(
              item.taxCategory(),
              item.amount().multiply(percent).divide(HUNDRED, 12, RoundingMode.UNNECESSARY),
              BigDecimal::add);
        }
      }
      off.forEach(
          (category, amount) -> {
            if (amount.signum() != 0) {
              found.add(discount(discount, category, amount.negate()));
            }
          });
    }
    return found;
  }

  private BillItem discount(Discount discount, TaxCategory category, BigDecimal amount) {
    return rounded(
        new BillItem(
            Kind.DISCOUNT,
            false,
            null,
            discount.meter(),
            discount.id(),
            discount.name(),
            input.from(),
            input.to(),
            BigDecimal.ONE,
            amount,
            category,
            List.of(CostRow.plain(BigDecimal.ONE, amount)),
            BigDecimal.ZERO));
  }

  private void fees(Fee.Kind kind) {
    input.terms().fees().stream()
        .filter(fee -> fee.kind() == kind && fee.holdsAt(input.from()))
        .sorted(Comparator.comparing(Fee::name).thenComparing(fee -> fee.id().toString()))
        .map(fee -> plain(Kind.FEE, fee, null))
        .forEach(items::add);
  }

  private BillItem plain(Kind kind, Fee fee, UUID project) {
    return rounded(
        new BillItem(
            kind,
            false,
            project,
            null,
            fee.id(),
            fee.name(),
            input.from(),
            input.to(),
            BigDecimal.ONE,
            fee.amount(),
            fee.taxCategory(),
            List.of(CostRow.plain(BigDecimal.ONE, fee.amount())),
            BigDecimal.ZERO));
  }

  private void minimum() {
    BigDecimal come = sum(items.stream().filter(item -> !item.isCorrection()).toList());
    input.terms().minimums().stream()
        .filter(minimum -> minimum.holdsAt(input.from()))
        .max(Comparator.comparing(Minimum::validFrom))
        .filter(minimum -> minimum.amount().compareTo(come) > 0)
        .map(
            minimum ->
                new Fee(
                    minimum.id(),
                    null,
                    Fee.Kind.MONTHLY,
                    minimum.amount().subtract(come),
                    TaxCategory.STANDARD,
                    minimum.validFrom(),
                    minimum.validTo()))
        .map(fee -> plain(Kind.MINIMUM, fee, null))
        .ifPresent(items::add);
  }

  private void manual() {
    input.manual().stream()
        .sorted(Comparator.comparing(manual -> manual.id().toString()))
        .map(
            manual ->
                plain(
                    Kind.MANUAL,
                    new Fee(
                        manual.id(),
                        manual.name(),
                        Fee.Kind.ONE_OFF,
                        manual.amount(),
                        manual.taxCategory(),
                        input.from(),
                        null),
                    manual.project()))
        .forEach(items::add);
  }

  private List<Bill.Tax> taxes() {
    Map<TaxCategory, BigDecimal> nets = new EnumMap<>(TaxCategory.class);
    items.forEach(item -> nets.merge(item.taxCategory(), item.amount(), BigDecimal::add));
    List<Bill.Tax> taxes = new ArrayList<>();
    nets.forEach(
        (category, net) -> {
          BigDecimal percent =
              input.treatment() == TaxTreatment.STANDARD
                  ? input.taxPercent().getOrDefault(category, BigDecimal.ZERO)
                  : BigDecimal.ZERO;
          taxes.add(
              new Bill.Tax(
                  category,
                  percent,
                  net,
                  Rounding.toCents(net.multiply(percent).movePointLeft(2))));
        });
    return taxes;
  }

  private static BigDecimal sum(List<BillItem> some) {
    return some.stream()
        .map(BillItem::amount)
        .reduce(Rounding.toCents(BigDecimal.ZERO), BigDecimal::add);
  }
}
