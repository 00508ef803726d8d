package org.nephos.invoice;

import java.util.ArrayList;
import java.util.List;
import org.nephos.billing.Bill;
import org.nephos.billing.BillItem;
import org.nephos.billing.Fee;
import org.nephos.billing.PlanTerms;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.metering.Meter;

/** A bill in the words of an invoice. The same bill has always the same words. */
public final class InvoiceLines {
  private static final String ONCE = "unit";
  private static final String MONTH = "month";

  private InvoiceLines() {}

  /**
   * The items, numbered from 1.
   *
   * @param terms by which the bill was made; they know which fees are monthly
   */
  public static List<Line> of(Bill bill, PlanTerms terms) {
    List<Line> lines = new ArrayList<>();
    for (BillItem item : bill.items()) {
      lines.add(line(lines.size() + 1, item, terms));
    }
    return lines;
  }

  /** The taxes, by category. */
  public static List<InvoiceContent.Tax> taxes(Bill bill) {
    return bill.taxes().stream()
        .map(tax -> new InvoiceContent.Tax(tax.category(), tax.percent(), tax.net(), tax.amount()))
        .toList();
  }

  private static Line line(int n, BillItem item, PlanTerms terms) {
    boolean ofRate =
        switch (item.kind()) {
          case USAGE, ALLOWANCE, TIER -> true;
          default -> false;
        };
    return new Line(
        n,
        item.kind().name(),
        item.isCorrection(),
        item.project(),
        item.meter() == null ? null : item.meter().word(),
        ofRate ? item.ruleId() : null,
        ofRate ? null : item.ruleId(),
        description(item),
        item.from(),
        item.to(),
        item.unitHours(),
        unit(item, terms),
        item.unitPrice(),
        item.cost(),
        item.amount(),
        item.taxCategory(),
        item.rows().stream().map(InvoiceLines::row).toList());
  }

  private static Row row(BillItem.CostRow row) {
    return new Row(
        row.resource(),
        row.resourceType(),
        row.resourceName(),
        row.seconds(),
        row.unitHours(),
        row.cost());
  }

  private static String description(BillItem item) {
    return switch (item.kind()) {
      case USAGE -> (item.isCorrection() ? "Correction: " : "") + title(item.meter());
      case ALLOWANCE -> "Allowance: " + title(item.meter());
      case TIER -> "Tier price: " + title(item.meter());
      case MINIMUM -> "Minimum charge";
      case DISCOUNT, FEE, MANUAL -> item.name();
    };
  }

  /** The words of a meter: {@code instance.vcpu} is <em>Instance vCPU</em>. */
  private static String title(Meter meter) {
    String word = meter.word();
    int dot = word.indexOf('.');
    String of = Character.toUpperCase(word.charAt(0)) + word.substring(1, Math.max(dot, 1));
    String what = word.substring(dot + 1);
    if (dot < 0) {
      return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
    return of
        + " "
        + switch (what) {
          case "vcpu" -> "vCPU";
          case "ram" -> "RAM";
          case "networkOut" -> "network out";
          case "diskIo" -> "disk I/O";
          default -> what;
        };
  }

  private static String unit(BillItem item, PlanTerms terms) {
    return switch (item.kind()) {
      case USAGE, ALLOWANCE, TIER -> item.meter().chargedUnit();
      case FEE -> isMonthly(item, terms) ? MONTH : ONCE;
      case MINIMUM -> MONTH;
      case DISCOUNT, MANUAL -> ONCE;
    };
  }

  private static boolean isMonthly(BillItem item, PlanTerms terms) {
    return terms.fees().stream()
        .anyMatch(fee -> fee.id().equals(item.ruleId()) && fee.kind() == Fee.Kind.MONTHLY);
  }
}
