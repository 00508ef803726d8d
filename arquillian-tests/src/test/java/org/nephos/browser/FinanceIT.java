package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;

/** What finance does: payments, credit notes, replays, runs, credits, items by hand, revenue. */
class FinanceIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void theOperatorTakesAPaymentAndRefusesOneThatIsNoAmount() {
    Visitor olivia = people.as("operator");
    olivia.open("/invoice/list.xhtml?tenant=" + Demo.tenant(Demo.ACME_USER) + "&overdue=true");
    olivia.looksRight("invoice-overdue");
    InvoicePage.firstNumber(olivia).click();
    BigDecimal open = InvoicePage.figure(olivia, "open");

    olivia.button("Record a payment").click();
    olivia.page().getByLabel("Amount", InvoicePage.exactly()).fill("a lot");
    InvoicePage.dialogButton(olivia, "Record a payment").click();
    assertThat(olivia.page().locator("dialog[open] .nph-error").first())
        .hasText(Pattern.compile("digits"));
    olivia.shoot("invoice-pay-refused");
    olivia.page().getByLabel("Amount", InvoicePage.exactly()).fill("0.01");
    olivia
        .page()
        .getByLabel("Reference", InvoicePage.exactly())
        .fill("Statement " + UUID.randomUUID());
    InvoicePage.dialogButton(olivia, "Record a payment").click();

    assertThat(olivia.toast()).containsText("Recorded.");
    Assertions.assertThat(InvoicePage.figure(olivia, "open"))
        .isEqualTo(open.subtract(new BigDecimal("0.01")));
    assertThat(olivia.main().locator(".nph-lead")).containsText("Partly paid");
  }

  @Test
  void theOperatorWorksAnInvoiceOutAgainAndItIsTheSame() {
    Visitor olivia = people.as("operator");
    olivia.open("/invoice/list.xhtml?tenant=" + Demo.tenant(Demo.ACME_USER));
    InvoicePage.open(olivia, "PAID");

    olivia.button("Work it out again").click();

    assertThat(olivia.page().locator("#replay")).containsText("byte for byte");
    olivia.looksRight("invoice-replay");
  }

  @Test
  void theOperatorComparesWhatIsRecordedOfSomethingThatIsDeleted() {
    Visitor olivia = people.as("operator");
    olivia.open("/billing/resources.xhtml");
    olivia.sees("Recorded usage");
    olivia.looksRightEverywhere("billing-resources");
    olivia.main().locator("#name-filter").fill("no such thing");
    olivia.main().locator("#name-filter").press("Enter");
    assertThat(olivia.main().locator(".nph-empty")).isVisible();
    olivia.main().locator("#name-filter").fill("month-end");
    olivia.main().locator("#name-filter").press("Enter");
    assertThat(olivia.main().locator("#rows tbody tr")).hasCount(1);

    olivia.main().locator("#rows tbody a").click();

    olivia.sees("Recorded usage of month-end-report");
    assertThat(olivia.main()).containsText("There is nothing to correct.");
    assertThat(olivia.main().locator("#correct")).hasCount(0);
    olivia.looksRightEverywhere("billing-correction");
  }

  @Test
  void anItemOfAnInvoiceLeadsToWhatIsRecordedOfItsResources() {
    Visitor olivia = people.as("operator");
    olivia.open("/invoice/list.xhtml?kind=INVOICE&tenant=" + Demo.tenant(Demo.ACME_USER));
    InvoicePage.open(olivia, "PAID");
    olivia.main().locator("a[href*='explain']").first().click();
    olivia.sees("Why this amount?");

    olivia.main().locator(".nph-part a[href*='correction']").first().click();

    assertThat(olivia.main()).containsText("Billed on");
    assertThat(olivia.main()).containsText("There is nothing to correct.");
    Assertions.assertThat(InvoicePage.figure(olivia, "recorded"))
        .isPositive()
        .isEqualByComparingTo(InvoicePage.figure(olivia, "derived"));
  }

  @Test
  void theOperatorCreditsAnItemAndTheNoteAnswersTheInvoice() {
    Visitor olivia = people.as("operator");
    String number = InvoicePage.openUncredited(olivia);
    olivia.link("Credit").click();
    olivia.sees("Credit " + number);
    olivia.main().locator("input[name=pick]").first().check();
    olivia.looksRightEverywhere("invoice-credit");
    olivia.button("Credit").click();
    assertThat(olivia.page().locator("#credit-title")).hasText("Credit invoice " + number + "?");
    InvoicePage.dialogButton(olivia, "Credit " + number).click();
    assertThat(olivia.main().locator(".nph-error").first()).isVisible();

    olivia.field("Reason").fill("Charged although it stood still");
    olivia.button("Credit").click();
    InvoicePage.dialogButton(olivia, "Credit " + number).click();

    assertThat(olivia.page().locator("h1")).hasText(Pattern.compile("Credit note .+-C-\\d{6}"));
    assertThat(olivia.main()).containsText("This answers invoice " + number);
    Assertions.assertThat(InvoicePage.figure(olivia, "total")).isNegative();
    olivia.looksRight("invoice-credit-note");
    String note = olivia.page().locator("h1").innerText().replace("Credit note ", "");
    olivia.link(number).first().click();
    olivia.sees("Invoice " + number);
    assertThat(olivia.main()).containsText("Credit notes answer this invoice");
    assertThat(olivia.main().locator("tr").filter(InvoicePage.exists("Credited by " + note)))
        .hasCount(1);

    olivia.link("Credit").click();
    Locator credited = olivia.main().locator("tr").filter(InvoicePage.exists("Credited by"));
    assertThat(credited).hasCount(1);
    assertThat(credited).containsText(note);
    assertThat(credited.locator("input")).hasCount(0);
    olivia.looksRightEverywhere("invoice-credit-rest");
  }

  @Test
  void theOperatorIssuesWhatIsDueAndTheRunIsListed() {
    Visitor olivia = people.as("operator");
    olivia.open("/billing/runs.xhtml");
    olivia.looksRightEverywhere("billing-runs");

    olivia.button("Issue what is due now").click();
    InvoicePage.dialogButton(olivia, "Issue what is due now").click();

    assertThat(olivia.toast()).containsText("issued");
    assertThat(olivia.main().locator("#rows tbody tr").first()).containsText("operator");
  }

  @Test
  void theOperatorAddsAnItemByHandAndTakesItBack() {
    String what = "Migration " + UUID.randomUUID();
    Visitor olivia = people.as("operator");
    olivia.open("/invoice/manual.xhtml");
    olivia.ask("Add an item");
    olivia.asked("Tenant").selectOption("Acme Works");
    olivia.field("Description").fill(what);
    olivia.field("Amount").fill("12,345.00");
    olivia.main().locator("#add-item input[type=submit]").click();
    assertThat(olivia.main().locator(".nph-error").filter(InvoicePage.exists("digits")))
        .isVisible();
    olivia.field("Amount").fill("125.50");
    olivia.main().locator("#add-item input[type=submit]").click();
    assertThat(olivia.toast()).containsText("next invoice of Acme Works");
    Locator row = olivia.main().locator("tr").filter(InvoicePage.exists(what));
    assertThat(row).containsText("125.50");
    olivia.looksRightEverywhere("invoice-manual");

    row.locator("button").click();
    assertThat(olivia.page().locator("#remove-title")).hasText("Take back \"" + what + "\"?");
    InvoicePage.dialogButton(olivia, "Take back").click();

    assertThat(olivia.toast()).containsText("Taken back");
    assertThat(olivia.main().locator("tr").filter(InvoicePage.exists(what))).hasCount(0);
  }

  @Test
  void theOperatorGivesACreditAndTheTenantSeesIt() {
    String why = "Outage " + UUID.randomUUID();
    Visitor olivia = people.as("operator");
    olivia.open("/credit/list.xhtml");
    olivia.ask("Give a credit");
    olivia.asked("Tenant").selectOption("Globex");
    olivia.main().locator("#grant-credit select").nth(1).selectOption("Goodwill");
    olivia.field("Amount").fill("20");
    olivia.field("Reason").fill(why);
    olivia.main().locator("#grant-credit input[type=submit]").click();
    assertThat(olivia.toast()).containsText("20.00");
    olivia.looksRightEverywhere("credit-list");

    Visitor gus = people.as("globex-admin");
    gus.open("/credit/list.xhtml");
    assertThat(gus.main().locator("tr").filter(InvoicePage.exists(why))).containsText("€20.00");
    gus.looksRight("credit-list");
    assertThat(gus.button("Give a credit")).hasCount(0);
  }

  @Test
  void revenueHasAChartWithItsTableAndTheTableAddsUp() {
    Visitor olivia = people.as("operator");
    olivia.open("/billing/revenue.xhtml");
    assertThat(olivia.main().locator("figure canvas").first()).isVisible();
    olivia.looksRightEverywhere("billing-revenue");

    Locator table = olivia.main().locator("table").first();
    List<String> net = table.locator("tbody td:nth-child(2)").allInnerTexts();
    Assertions.assertThat(net).hasSizeGreaterThan(1);
    Assertions.assertThat(InvoicePage.amount(table.locator("tfoot td:nth-child(2)")))
        .isEqualTo(InvoicePage.sum(net));
  }
}
