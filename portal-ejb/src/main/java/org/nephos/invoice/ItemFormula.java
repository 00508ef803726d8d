package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.Rounding;
import org.nephos.billing.Tier;
import org.nephos.billing.api.RateView;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.metering.Meter;

/** The formula of an item with its numbers, which are in no locale's format. */
@ApplicationScoped
class ItemFormula {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * How the exact cost comes about.
   *
   * @param rate of the item, or null
   */
  String of(InvoiceContent invoice, Line line, RateView rate) {
    String currency = " " + invoice.currency();
    String exact = " = " + plain(line.cost()) + currency;
    return switch (line.kind()) {
      case "USAGE" -> usage(line, currency) + exact;
      case "ALLOWANCE" ->
          (rate == null ? "" : plain(rate.freeQuantity()) + " " + line.unit() + " free; ")
              + times(line, currency)
              + exact;
      case "TIER" -> tier(line, rate) + times(line, currency) + exact;
      case "DISCOUNT" -> discount(invoice, line, currency) + exact;
      case "MINIMUM" -> minimum(line, currency) + exact;
      case "CREDIT" -> "takes back " + plain(line.amount().negate()) + currency;
      case "MANUAL" -> "entered by hand: " + plain(line.amount()) + currency;
      default -> times(line, currency) + exact;
    };
  }

  /** Records are rounded at twelve decimals each, so their sum may differ from the product. */
  private static String usage(Line line, String currency) {
    boolean counted = Meter.ofWord(line.meter()).map(Meter::isCounted).orElse(false);
    boolean same = line.quantity().multiply(line.unitPrice()).compareTo(line.cost()) == 0;
    return same
        ? times(line, currency)
        : (counted ? "Σ quantity × " : "Σ quantity × seconds × ")
            + plain(line.unitPrice())
            + currency
            + (counted ? ", each to " : " / 3600, each to ")
            + Rounding.COST_SCALE
            + " decimals ("
            + plain(line.quantity())
            + " "
            + line.unit()
            + ")";
  }

  private static String times(Line line, String currency) {
    return plain(line.quantity()) + " " + line.unit() + " × " + plain(line.unitPrice()) + currency;
  }

  private static String tier(Line line, RateView rate) {
    if (rate == null) {
      return "";
    }
    for (Tier tier : rate.tiers()) {
      if (tier.unitPrice().subtract(rate.unitPrice()).compareTo(line.unitPrice()) == 0) {
        return "above "
            + plain(tier.above())
            + " "
            + line.unit()
            + " at "
            + plain(tier.unitPrice())
            + " instead of "
            + plain(rate.unitPrice())
            + "; ";
      }
    }
    return "";
  }

  /** Of the usage with its allowances and tiers, of its meter and tax category. */
  private String discount(InvoiceContent invoice, Line line, String currency) {
    BigDecimal base =
        invoice.lines().stream()
            .filter(each -> List.of("USAGE", "ALLOWANCE", "TIER").contains(each.kind()))
            .filter(each -> !each.isCorrection() && each.taxCategory() == line.taxCategory())
            .filter(each -> line.meter() == null || line.meter().equals(each.meter()))
            .map(Line::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal percent = number("select percent from plan_discount where id = :id", line.rule());
    if (percent == null) {
      return plain(base) + currency;
    }
    boolean whole = base.multiply(percent).movePointLeft(2).negate().compareTo(line.cost()) == 0;
    return "− "
        + plain(percent)
        + " % of "
        + plain(base)
        + currency
        + (whole ? "" : ", as far as other discounts leave it");
  }

  private String minimum(Line line, String currency) {
    BigDecimal least = number("select amount from plan_minimum where id = :id", line.rule());
    return least == null
        ? "what a month costs at least, less what it comes to"
        : plain(least) + currency + " at least − " + plain(least.subtract(line.cost())) + currency;
  }

  private BigDecimal number(String sql, UUID id) {
    List<?> found =
        em.createNativeQuery(sql, BigDecimal.class).setParameter("id", id).getResultList();
    return found.isEmpty() ? null : (BigDecimal) found.get(0);
  }

  private static String plain(BigDecimal number) {
    return Rounding.trim(number, 0).toPlainString();
  }
}
