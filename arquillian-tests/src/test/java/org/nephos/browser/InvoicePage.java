package org.nephos.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.Assertions;
import org.nephos.contract.client.Demo;

/**
 * What tests of invoices do on their pages: find one, press what a dialog asks for, read amounts.
 */
final class InvoicePage {
  private static final Pattern AMOUNT = Pattern.compile("[^0-9.-]");

  private InvoicePage() {}

  /** Opens the newest invoice of the list that is in a state; its number. */
  static String open(Visitor visitor, String state) {
    visitor.open(
        visitor.page().url().replaceFirst("^https?://[^/]+", "").replaceFirst("[&?]state=.*", "")
            + (visitor.page().url().contains("?") ? "&" : "?")
            + "state="
            + state);
    Locator link = firstNumber(visitor);
    String number = link.innerText();
    link.click();
    visitor.sees("Invoice " + number);
    return number;
  }

  /** Opens a paid invoice that no credit note answers yet; its number. */
  static String openUncredited(Visitor visitor) {
    String list =
        "/invoice/list.xhtml?kind=INVOICE&state=PAID&tenant=" + Demo.tenant(Demo.ACME_USER);
    visitor.open(list);
    for (String number : numbers(visitor).allInnerTexts()) {
      visitor.open(list);
      visitor.link(number).click();
      visitor.sees("Invoice " + number);
      if (!visitor.main().innerText().contains("Credit notes answer")) {
        return number;
      }
    }
    return Assertions.fail("each paid invoice has been credited");
  }

  static Locator numbers(Visitor visitor) {
    return visitor.main().locator("#rows tbody tr td:first-child a");
  }

  static Locator firstNumber(Visitor visitor) {
    return numbers(visitor).first();
  }

  static Locator dialogButton(Visitor visitor, String label) {
    return visitor.answer(label);
  }

  static Locator.FilterOptions exists(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  static BigDecimal figure(Visitor visitor, String name) {
    return amount(visitor.main().locator("[data-figure=" + name + "]"));
  }

  static BigDecimal amount(Locator place) {
    return amount(place.innerText());
  }

  static BigDecimal amount(String text) {
    return new BigDecimal(AMOUNT.matcher(text).replaceAll(""));
  }

  static BigDecimal sum(List<String> texts) {
    return texts.stream().map(InvoicePage::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static List<CSVRecord> read(Download download) throws IOException {
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(download.path()))) {
      return parser.getRecords();
    }
  }
}
