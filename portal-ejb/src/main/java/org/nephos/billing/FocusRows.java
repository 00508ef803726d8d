package org.nephos.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.billing.ListPrices.Listed;

/** Makes the rows of one tenant. */
final class FocusRows {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
  private static final String ADJUSTMENT = "Adjustment";
  private static final String ONCE = "One-Time";

  private final FocusAccount account;
  private final FocusProvider provider;
  private final ListPrices prices;
  private final Map<UUID, String> taxCategories;
  private final Map<Instant, FocusBill> invoices = new HashMap<>();
  private final Map<String, BigDecimal> listDifferences = new HashMap<>();
  private final KnownTexts texts = new KnownTexts();
  private final String accountId;
  private Instant monthFrom = Instant.EPOCH;
  private Instant monthTo = Instant.EPOCH;

  FocusRows(
      FocusAccount account,
      List<FocusBill> bills,
      FocusProvider provider,
      ListPrices prices,
      Map<UUID, String> taxCategories) {
    this.account = account;
    this.accountId = account.id().toString();
    this.provider = provider;
    this.prices = prices;
    this.taxCategories = taxCategories;
    bills.stream()
        .filter(bill -> !bill.creditNote())
        .forEach(bill -> invoices.put(bill.from(), bill));
  }

  FocusAccount account() {
    return account;
  }

  /**
   * The beginning of the period that bills it: an invoice's own; a credit note's is the month it
   * was issued in, since it answers one that is over.
   */
  Instant billedFrom(FocusBill bill) {
    return bill.creditNote() ? UsagePeriod.monthOf(bill.issuedAt(), account.zone()) : bill.from();
  }

  private Instant billedTo(FocusBill bill) {
    return bill.creditNote() ? UsagePeriod.monthAfter(bill.issuedAt(), account.zone()) : bill.to();
  }

  private FocusRow row(String currency, String issuer) {
    return new FocusRow(texts)
        .set(FocusColumn.BILLING_ACCOUNT_ID, accountId)
        .set(FocusColumn.BILLING_ACCOUNT_NAME, account.name())
        .set(FocusColumn.BILLING_CURRENCY, currency)
        .set(FocusColumn.INVOICE_ISSUER_NAME, issuer)
        .set(FocusColumn.PROVIDER_NAME, provider.name())
        .set(FocusColumn.PUBLISHER_NAME, provider.name());
  }

  private FocusRow row(FocusBill bill) {
    return row(bill.currency(), bill.issuer())
        .time(FocusColumn.BILLING_PERIOD_START, billedFrom(bill))
        .time(FocusColumn.BILLING_PERIOD_END, billedTo(bill))
        .set(FocusColumn.INVOICE_ID, bill.id())
        .set(FocusColumn.X_INVOICE_NUMBER, bill.number());
  }

  private void of(UUID project, FocusRow row) {
    row.set(FocusColumn.SUB_ACCOUNT_ID, project)
        .set(FocusColumn.SUB_ACCOUNT_NAME, account.projects().get(project));
  }

  /** A usage record. */
  FocusRow usage(FocusUsage usage, String tags) {
    Instant counts = usage.billedIn() == null ? usage.from() : usage.billedIn();
    if (counts.isBefore(monthFrom) || !counts.isBefore(monthTo)) {
      monthFrom = UsagePeriod.monthOf(counts, account.zone());
      monthTo = UsagePeriod.monthAfter(counts, account.zone());
    }
    FocusBill bill = invoices.get(monthFrom);
    FocusRow row =
        bill == null
            ? row(usage.currency(), account.issuer())
                .time(FocusColumn.BILLING_PERIOD_START, monthFrom)
                .time(FocusColumn.BILLING_PERIOD_END, monthTo)
            : row(bill);
    of(usage.project(), row);
    row.charge("Usage", usage.from().isBefore(monthFrom), "Usage-Based")
        .during(usage.from(), usage.to())
        .service(CloudService.of(usage.meter()))
        .set(FocusColumn.REGION_ID, provider.region())
        .set(FocusColumn.REGION_NAME, provider.regionName())
        .set(FocusColumn.AVAILABILITY_ZONE, usage.zone())
        .set(FocusColumn.RESOURCE_ID, usage.resource())
        .set(FocusColumn.RESOURCE_NAME, usage.resourceName())
        .set(FocusColumn.RESOURCE_TYPE, usage.resourceType())
        .set(FocusColumn.TAGS, tags == null || tags.length() < 3 ? null : tags)
        .set(FocusColumn.X_ITEM_KIND, "USAGE");
    price(row, usage, bill);
    return row;
  }

  private void price(FocusRow row, FocusUsage usage, FocusBill bill) {
    String unit = unit(usage.unit());
    String hours =
        texts.of(
            signed(
                usage,
                Rounding.cost(
                    usage.quantity().multiply(BigDecimal.valueOf(usage.seconds())), HOUR)));
    BigDecimal cost = signed(usage, usage.cost());
    Optional<Listed> listed = prices.of(usage);
    BigDecimal listPrice = listed.map(Listed::price).orElse(usage.unitPrice());
    BigDecimal listCost =
        listPrice.compareTo(usage.unitPrice()) == 0
            ? cost
            : signed(usage, Rating.cost(usage.quantity(), usage.seconds(), listPrice));
    String key = listed.map(Listed::key).orElse("");
    row.costs(cost)
        .number(FocusColumn.LIST_COST, listCost)
        .number(FocusColumn.CONTRACTED_UNIT_PRICE, usage.unitPrice())
        .number(FocusColumn.LIST_UNIT_PRICE, listPrice)
        .set(FocusColumn.PRICING_QUANTITY, hours)
        .set(FocusColumn.CONSUMED_QUANTITY, hours)
        .set(FocusColumn.PRICING_UNIT, unit)
        .set(FocusColumn.CONSUMED_UNIT, unit)
        .set(FocusColumn.PRICING_CATEGORY, "Standard")
        .set(FocusColumn.SKU_ID, usage.meter())
        .set(FocusColumn.SKU_METER, usage.meter())
        .set(FocusColumn.SKU_PRICE_ID, key.isEmpty() ? usage.meter() : usage.meter() + "/" + key)
        .set(FocusColumn.SKU_PRICE_DETAILS, details(usage.meter()))
        .set(
            FocusColumn.CHARGE_DESCRIPTION,
            usage.meter()
                + " of "
                + usage.resourceName()
                + " at "
                + texts.price(usage.unitPrice())
                + " per "
                + unit);
    if (bill != null && listCost.compareTo(cost) != 0) {
      String category =
          usage.rate() == null ? "STANDARD" : taxCategories.getOrDefault(usage.rate(), "STANDARD");
      listDifferences.merge(bill.id() + category, listCost.subtract(cost), BigDecimal::add);
    }
  }

  /** Half to even is the same on both sides of zero. */
  private static BigDecimal signed(FocusUsage usage, BigDecimal figure) {
    return usage.sign() < 0 ? figure.negate() : figure;
  }

  /**
   * What is charged of a meter, by the words that the specification gives: a unit in an hour, or of
   * a counter a unit.
   */
  private static String unit(String unit) {
    return switch (unit) {
      case "vCPU" -> "Core-Hours";
      case "GiB", "MiB", "TiB" -> unit + "-Hours";
      case "GiB-h" -> "GiB-Hours";
      case "GB" -> "GB";
      default -> "Unit-Hours";
    };
  }

  /** What one priced unit has. */
  private static String details(String meter) {
    return switch (meter) {
      case "instance.vcpu" -> "{\"CoreCount\":1}";
      case "instance.ram" -> "{\"MemorySize\":1}";
      case "instance.disk", "volume", "snapshot", "image" -> "{\"DiskSpace\":1}";
      default -> null;
    };
  }

  /**
   * What rounding made of an item of usage.
   *
   * @return null for nothing
   */
  FocusRow rounding(FocusBill bill, FocusBill.Item item) {
    BigDecimal difference = item.amount().subtract(item.cost());
    if (difference.signum() == 0) {
      return null;
    }
    return adjustment(bill, item, "ROUNDING")
        .costs(difference)
        .set(FocusColumn.CHARGE_DESCRIPTION, "Rounding of " + item.description());
  }

  private FocusRow adjustment(FocusBill bill, FocusBill.Item item, String kind) {
    FocusRow row = row(bill);
    of(item.project(), row);
    return row.charge(ADJUSTMENT, isLate(bill, item), ONCE)
        .during(item.from(), item.to())
        .service(CloudService.of(item.meter()))
        .costs(item.amount())
        .set(FocusColumn.X_ITEM_KIND, kind)
        .set(FocusColumn.CHARGE_DESCRIPTION, item.description());
  }

  /** Whether it corrects what was invoiced before. */
  private boolean isLate(FocusBill bill, FocusBill.Item item) {
    return (item.correction() || bill.creditNote()) && item.from().isBefore(billedFrom(bill));
  }

  /** Any other item. */
  FocusRow item(FocusBill bill, FocusBill.Item item) {
    FocusRow row = adjustment(bill, item, item.kind());
    boolean sold = item.kind().equals("FEE") || item.kind().equals("MANUAL");
    if (bill.creditNote() || item.kind().equals("CREDIT") || (sold && item.amount().signum() < 0)) {
      return row.charge("Credit", isLate(bill, item), ONCE);
    }
    return sold ? purchase(row, item, isLate(bill, item)) : row;
  }

  private static FocusRow purchase(FocusRow row, FocusBill.Item item, boolean late) {
    boolean monthly =
        item.kind().equals("FEE") && item.unit().toLowerCase(Locale.ROOT).contains("month");
    String sku = item.kind().equals("MANUAL") ? "manual" : monthly ? "fee.monthly" : "fee.one-off";
    return row.charge("Purchase", late, monthly ? "Recurring" : ONCE)
        .set(FocusColumn.PRICING_CATEGORY, "Standard")
        .number(FocusColumn.PRICING_QUANTITY, BigDecimal.ONE)
        .set(FocusColumn.PRICING_UNIT, monthly ? "Months" : "Units")
        .number(FocusColumn.CONTRACTED_UNIT_PRICE, item.amount())
        .number(FocusColumn.LIST_UNIT_PRICE, item.amount())
        .set(FocusColumn.SKU_ID, sku)
        .set(FocusColumn.SKU_METER, sku)
        .set(FocusColumn.SKU_PRICE_ID, sku);
  }

  /** A tax. Its list cost is what it would be on list prices. */
  FocusRow tax(FocusBill bill, FocusBill.Tax tax) {
    BigDecimal difference =
        listDifferences.getOrDefault(bill.id() + tax.category(), BigDecimal.ZERO);
    BigDecimal more = Rounding.toCents(Rounding.cost(difference.multiply(tax.percent()), PERCENT));
    boolean late = bill.creditNote() && bill.from().isBefore(billedFrom(bill));
    return row(bill)
        .charge("Tax", late, ONCE)
        .during(bill.from(), bill.to())
        .service(CloudService.ACCOUNT)
        .costs(tax.tax())
        .number(FocusColumn.LIST_COST, tax.tax().add(more))
        .set(FocusColumn.X_ITEM_KIND, "TAX")
        .set(
            FocusColumn.CHARGE_DESCRIPTION,
            "Tax " + tax.category() + " " + Rounding.trim(tax.percent(), 0).toPlainString() + " %");
  }
}
