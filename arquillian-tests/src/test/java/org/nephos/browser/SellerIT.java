package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;

/** Who sells, by what it is taxed, and whom invoices are made out to. */
class SellerIT {
  @RegisterExtension final Visitors people = new Visitors();

  private static String prefix() {
    return "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
  }

  private static void address(Visitor olivia, String name, String country) {
    olivia.field("Legal name").fill(name);
    olivia.field("Street and number").fill("Am Markt 1");
    olivia.field("Postal code").fill("10115");
    olivia.field("City").fill("Berlin");
    olivia.field("Country").selectOption(country);
  }

  private static void aSeller(Visitor olivia, String prefix) {
    olivia.open("/seller/list.xhtml");
    olivia.ask("Add a seller");
    address(olivia, "Cloud " + prefix, "DE");
    olivia.asked("E-mail").fill("billing@nephos.example");
    olivia.asked("Numbers begin with").fill(prefix);
    olivia.answer("Save").click();
    assertThat(olivia.toast()).containsText("is saved.");
  }

  @Test
  void aSellerIsAddedWithWhatIsWrongSaidAtItsFieldAndEdited() {
    Visitor olivia = people.as("operator");
    String prefix = prefix();
    olivia.open("/seller/list.xhtml");
    olivia.sees("Sellers");
    olivia.ask("Add a seller");
    assertThat(olivia.asked("Legal name")).isFocused();
    olivia.page().keyboard().press("Escape");
    assertThat(olivia.page().locator("dialog[open]")).hasCount(0);
    olivia.ask("Add a seller");
    address(olivia, "Cloud " + prefix, "DE");
    olivia.asked("VAT id").fill("DE12");
    olivia.asked("E-mail").fill("billing@nephos.example");
    olivia.asked("IBAN").fill("DE88 3704 0044 0532 0130 00");
    olivia.asked("Numbers begin with").fill(prefix);
    olivia.answer("Save").click();
    assertThat(olivia.page().locator("dialog[open] #vatId-error")).containsText("DE123456789");
    assertThat(olivia.page().locator("dialog[open] #iban-error")).containsText("This is no IBAN");
    assertThat(olivia.asked("Legal name")).hasValue("Cloud " + prefix);
    olivia.looksRightEverywhere("seller-refused");

    olivia.asked("VAT id").fill("de 123 456 789");
    olivia.asked("IBAN").fill("DE89 3704 0044 0532 0130 00");
    olivia.answer("Save").click();
    Locator row = olivia.main().locator("tbody tr").filter(of(prefix));
    assertThat(row).containsText("DE123456789");
    assertThat(row).containsText("DE89370400440532013000");
    olivia.looksRightEverywhere("seller-list");

    row.locator("a").click();
    assertThat(olivia.asked("City")).hasValue("Berlin");
    olivia.asked("City").fill("Potsdam");
    olivia.asked("Payable within days").fill("30");
    olivia.answer("Save").click();
    assertThat(row).containsText("Potsdam");
    assertThat(row).containsText("30 days");
  }

  @Test
  void aPrefixThatIsTakenIsSaidInTheDialogWhichKeepsWhatWasTyped() {
    Visitor olivia = people.as("operator");
    String prefix = prefix();
    aSeller(olivia, prefix);
    olivia.ask("Add a seller");
    address(olivia, "Another " + prefix, "DE");
    olivia.asked("E-mail").fill("billing@nephos.example");
    olivia.asked("Numbers begin with").fill(prefix);
    olivia.answer("Save").click();

    assertThat(olivia.page().locator("dialog[open] [role=alert]"))
        .containsText("Another seller's numbers begin with this prefix");
    assertThat(olivia.asked("Legal name")).hasValue("Another " + prefix);
    assertThat(olivia.toast()).hasCount(0);
    olivia.looksRightEverywhere("seller-taken");

    olivia.asked("Numbers begin with").fill(prefix());
    olivia.answer("Save").click();
    assertThat(olivia.toast()).containsText("is saved.");
  }

  @Test
  void aTaxRateBeginsOnADayToComeOrIsTheFirstOfItsKind() {
    Visitor olivia = people.as("operator");
    olivia.open("/seller/list.xhtml");
    olivia.link("Tax rates").click();
    olivia.sees("Tax rates");
    LocalDate day =
        LocalDate.now(ZoneOffset.UTC).plusDays(ThreadLocalRandom.current().nextInt(2, 9_000));
    tax(olivia, "25.5", day);
    assertThat(olivia.toast()).containsText("The tax rate is there.");
    assertThat(olivia.main().locator("tbody tr").filter(of("25.5 %")).first())
        .containsText("Finland");

    tax(olivia, "24", day);
    assertThat(olivia.page().locator("dialog[open] #validFrom-error"))
        .containsText("There is a rate");
    tax(olivia, "24", LocalDate.now(ZoneOffset.UTC));
    assertThat(olivia.page().locator("dialog[open] #validFrom-error"))
        .containsText("still to come");
    olivia.looksRightEverywhere("seller-taxes");
  }

  private static void tax(Visitor olivia, String percent, LocalDate day) {
    if (olivia.page().locator("dialog[open]").count() == 0) {
      olivia.button("Add a tax rate").click();
    }
    olivia.asked("Country").selectOption("FI");
    olivia.asked("Per cent").fill(percent);
    olivia.asked("From").fill(day.toString());
    olivia.answer("Add a tax rate").click();
  }

  @Test
  void theOperatorSaysWhomATenantsInvoicesAreMadeOutToAndItsPeopleReadIt() {
    Visitor olivia = people.as("operator");
    aSeller(olivia, prefix());
    olivia.open("/tenant/detail.xhtml?id=" + Demo.tenant(Demo.GLOBEX_USER));
    assertThat(olivia.main().locator("section[aria-labelledby=plans]")).containsText("now");
    olivia.link("Billing account").click();
    olivia.sees("Billing account");
    address(olivia, "Globex AG", "AT");
    olivia.field("Tax").selectOption("REVERSE_CHARGE");
    olivia.field("VAT id").fill("");
    olivia.button("Save").click();
    assertThat(olivia.main().locator("#vatId-error")).containsText("Reverse charge asks");

    olivia.field("VAT id").fill("ATU12345678");
    olivia.field("Tax").selectOption("STANDARD");
    olivia.button("Save").click();
    assertThat(olivia.toast()).containsText("The billing account is saved.");
    assertThat(olivia.main().locator("section[aria-labelledby=account]"))
        .containsText("Am Markt 1, 10115 Berlin, Austria");
    olivia.looksRightEverywhere("tenant-billing");

    Visitor grace = people.as("globex-admin");
    grace.open("/cost/month.xhtml");
    grace.link("Billing account").click();
    assertThat(grace.main()).containsText("Globex AG");
    assertThat(grace.main()).containsText("To change it, write to");
    assertThat(grace.main().locator("form")).hasCount(0);
    grace.looksRightEverywhere("tenant-billing-own");
  }

  private static Locator.FilterOptions of(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
