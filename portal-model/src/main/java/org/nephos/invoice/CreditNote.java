package org.nephos.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nephos.billing.Rounding;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.InvoiceContent.Tax;

/**
 * What a credit note says: the chosen items taken back, and their taxes. The tax of a category is
 * what the tax on all that is credited of it comes to, less what earlier notes have credited of it:
 * so all notes together are the invoice to the cent, however it was divided among them.
 *
 * @param lines numbered from 1, in the order of the invoice
 * @param credited the number of the invoice's item for each line
 */
public record CreditNote(
    List<Line> lines, List<Integer> credited, List<Tax> taxes, BigDecimal net, BigDecimal tax) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** The kind of its items. */
  public static final String KIND = "CREDIT";

  public CreditNote {
    lines = List.copyOf(lines);
    credited = List.copyOf(credited);
    taxes = List.copyOf(taxes);
  }

  /**
   * Credits items.
   *
   * @param before the numbers of those that earlier notes have credited
   * @param chosen the numbers of those to credit now; none of {@code before}
   */
  public static CreditNote of(InvoiceContent invoice, Set<Integer> before, Set<Integer> chosen) {
    List<Line> lines = new ArrayList<>();
    List<Integer> credited = new ArrayList<>();
    for (Line line : invoice.lines()) {
      if (chosen.contains(line.n())) {
        lines.add(back(lines.size() + 1, line));
        credited.add(line.n());
      }
    }
    Map<TaxCategory, BigDecimal> earlier = nets(invoice, before);
    Map<TaxCategory, BigDecimal> now = nets(invoice, chosen);
    List<Tax> taxes = new ArrayList<>();
    for (Tax tax : invoice.taxes()) {
      BigDecimal net = now.get(tax.category());
      if (net != null) {
        BigDecimal old = earlier.getOrDefault(tax.category(), BigDecimal.ZERO);
        BigDecimal amount = on(old.add(net), tax).subtract(on(old, tax));
        taxes.add(new Tax(tax.category(), tax.percent(), net.negate(), amount.negate()));
      }
    }
    return new CreditNote(
        lines,
        credited,
        taxes,
        sum(lines.stream().map(Line::amount).toList()),
        sum(taxes.stream().map(Tax::tax).toList()));
  }

  /** Net and tax; not above zero for what takes back more than it gives. */
  public BigDecimal total() {
    return net.add(tax);
  }

  private static BigDecimal on(BigDecimal net, Tax tax) {
    return Rounding.toCents(net.multiply(tax.percent()).divide(HUNDRED));
  }

  private static Map<TaxCategory, BigDecimal> nets(InvoiceContent invoice, Set<Integer> items) {
    Map<TaxCategory, BigDecimal> nets = new EnumMap<>(TaxCategory.class);
    for (Line line : invoice.lines()) {
      if (items.contains(line.n())) {
        nets.merge(line.taxCategory(), line.amount(), BigDecimal::add);
      }
    }
    return nets;
  }

  private static BigDecimal sum(Collection<BigDecimal> amounts) {
    return amounts.stream().reduce(Rounding.toCents(BigDecimal.ZERO), BigDecimal::add);
  }

  private static Line back(int n, Line line) {
    return new Line(
        n,
        KIND,
        line.isCorrection(),
        line.project(),
        line.meter(),
        line.rate(),
        line.rule(),
        line.description(),
        line.from(),
        line.to(),
        line.quantity().negate(),
        line.unit(),
        line.unitPrice(),
        line.cost().negate(),
        line.amount().negate(),
        line.taxCategory(),
        line.rows().stream()
            .map(
                row ->
                    new Row(
                        row.resource(),
                        row.resourceType(),
                        row.resourceName(),
                        -row.seconds(),
                        row.quantity().negate(),
                        row.cost().negate()))
            .toList());
  }
}
