package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Invoices of the demonstration's made-up year, as a bookkeeper reads and checks one. */
class InvoiceIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void aBookkeeperReadsAnInvoiceAndEverySumOnItIsWhatIsShown() {
    Visitor bea = people.as("acme-billing");
    bea.open("/");
    bea.page().locator("#rail").getByText("Invoices").click();
    bea.sees("Invoices");
    bea.looksRightEverywhere("invoice-list");

    InvoicePage.open(bea, "PAID");
    bea.looksRightEverywhere("invoice-detail");

    BigDecimal net = BigDecimal.ZERO;
    for (Locator group : bea.main().locator("section[aria-labelledby^=group-]").all()) {
      BigDecimal sum =
          InvoicePage.sum(
              group.locator("tbody td:last-child .nph-num").allInnerTexts().stream().toList());
      Assertions.assertThat(InvoicePage.amount(group.locator("[data-figure=subtotal]")))
          .isEqualTo(sum);
      net = net.add(sum);
    }
    Assertions.assertThat(InvoicePage.figure(bea, "net")).isEqualTo(net).isPositive();
    BigDecimal tax = InvoicePage.figure(bea, "total").subtract(net);
    Assertions.assertThat(InvoicePage.sum(bea.main().locator("[data-figure=tax]").allInnerTexts()))
        .isEqualTo(tax);
    Assertions.assertThat(InvoicePage.figure(bea, "open")).isEqualByComparingTo("0");
    assertThat(bea.button("Record a payment")).hasCount(0);
    assertThat(bea.button("Work it out again")).hasCount(0);
  }

  @Test
  void theFilesOfAnInvoiceCarryItsNumber() throws IOException {
    Visitor bea = people.as("acme-billing");
    bea.open("/invoice/list.xhtml");
    String number = InvoicePage.open(bea, "PAID");

    Download pdf = bea.page().waitForDownload(() -> bea.link("PDF").click());
    Assertions.assertThat(pdf.suggestedFilename()).isEqualTo(number + ".pdf");
    Assertions.assertThat(new String(Files.readAllBytes(pdf.path()), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    Download csv = bea.page().waitForDownload(() -> bea.link("CSV").click());
    Assertions.assertThat(csv.suggestedFilename()).isEqualTo(number + ".csv");
    Assertions.assertThat(Files.readString(csv.path())).contains(number);
  }

  @Test
  void anItemIsExplainedFromItsSecondsToItsCents() throws IOException {
    Visitor bea = people.as("acme-billing");
    bea.open("/invoice/list.xhtml");
    InvoicePage.open(bea, "PAID");
    String shown = bea.main().locator("tbody td:last-child .nph-num").first().innerText();

    bea.main().getByText("Why this amount?").first().click();
    bea.sees("Why this amount?");
    bea.main().locator(".nph-part summary").first().click();
    bea.looksRightEverywhere("invoice-explain");
    assertThat(bea.main())
        .containsText(Pattern.compile("standard, prices from [A-Z][a-z]{2} \\d{1,2}, \\d{4}"));
    assertThat(bea.main()).not().containsText("standard@");

    BigDecimal exact = InvoicePage.figure(bea, "exact");
    Assertions.assertThat(exact.add(InvoicePage.figure(bea, "rounding")))
        .isEqualByComparingTo(InvoicePage.figure(bea, "amount"));
    Assertions.assertThat(bea.main().locator("[data-figure=amount]").innerText()).isEqualTo(shown);
    Download file = bea.page().waitForDownload(() -> bea.link("Download as CSV").click());
    BigDecimal ofIntervals =
        InvoicePage.read(file).stream()
            .map(row -> new BigDecimal(row.get("cost")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Assertions.assertThat(ofIntervals).isEqualByComparingTo(exact);
  }

  @Test
  void onAPhoneARowIsScannedByItsNumberAndItsTotal() {
    Visitor bea = people.as("acme-billing");
    bea.page().setViewportSize(390, 844);
    bea.open("/invoice/list.xhtml");
    Locator row = bea.main().locator("#rows tbody tr").filter(InvoicePage.exists("Paid")).last();
    BoundingBox number = row.locator("td").first().boundingBox();
    BoundingBox total = row.locator(".nph-key .nph-num").boundingBox();

    Assertions.assertThat(total.y).isBetween(number.y - 4, number.y + 12);
    Assertions.assertThat(total.x + total.width).isGreaterThan(340);
    Assertions.assertThat(row.boundingBox().height).isLessThan(130);
  }

  @Test
  void whoHasNoInvoiceYetReadsWhenTheFirstOneComes() {
    Visitor gus = people.as("globex-admin");
    gus.open("/invoice/list.xhtml");
    gus.looksRightEverywhere("invoice-list-first");
  }
}
