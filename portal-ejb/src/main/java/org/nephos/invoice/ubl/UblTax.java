package org.nephos.invoice.ubl;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceView;

/**
 * A tax by the categories of EN 16931 (UNTDID 5305), in which standard and reduced rates are one
 * category with different rates.
 *
 * @param code {@code S}, {@code Z}, {@code E} or {@code AE}
 * @param percent without zeros that say nothing
 */
record UblTax(String code, String percent, BigDecimal net, BigDecimal amount) {

  /** The taxes of an invoice, those of one code and rate put together. */
  static List<UblTax> of(InvoiceView invoice) {
    Map<String, UblTax> taxes = new LinkedHashMap<>();
    for (InvoiceView.Tax tax : invoice.taxes()) {
      UblTax one = of(tax, invoice.taxTreatment());
      taxes.merge(one.code + one.percent, one, UblTax::plus);
    }
    return List.copyOf(taxes.values());
  }

  /** The tax of one category. */
  static UblTax of(InvoiceView.Tax tax, TaxTreatment treatment) {
    return new UblTax(code(tax, treatment), UblXml.plain(tax.percent()), tax.net(), tax.amount());
  }

  private static String code(InvoiceView.Tax tax, TaxTreatment treatment) {
    if (treatment == TaxTreatment.REVERSE_CHARGE) {
      return "AE";
    }
    if (treatment == TaxTreatment.EXEMPT || tax.category() == TaxCategory.EXEMPT) {
      return "E";
    }
    return tax.percent().signum() == 0 ? "Z" : "S";
  }

  private UblTax plus(UblTax other) {
    return new UblTax(code, percent, net.add(other.net), amount.add(other.amount));
  }

  /** Writes code and rate; what surrounds them differs. */
  void write(UblXml xml) {
    xml.text("ID", code);
    xml.text("Percent", percent);
  }
}
