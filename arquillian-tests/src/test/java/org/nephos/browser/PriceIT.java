package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What things cost: plans made and changed by the operator, and read by those who pay. */
class PriceIT {
  private static final String ZONE = "sim";

  @RegisterExtension final Visitors people = new Visitors();

  private static String name() {
    return "gold-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** As the field for a day and a time wants it, in UTC. */
  private static String inDays(int days) {
    return LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC)
        .plusDays(days)
        .truncatedTo(ChronoUnit.MINUTES)
        .toString();
  }

  private static Visitor withPlan(Visitor olivia, String name) {
    olivia.open("/price/list.xhtml");
    olivia.sees("Price plans");
    olivia.ask("Create a price plan");
    olivia.asked("Name").fill(name);
    olivia.asked("Display name").fill("Plan " + name);
    olivia.answer("Create a price plan").click();
    olivia.sees("Plan " + name);
    return olivia;
  }

  private static void addRate(Visitor olivia, String price, String from) {
    olivia.ask("Add a rate");
    olivia.asked("Price per unit and hour").fill(price);
    olivia.asked("From").fill(from);
    olivia.answer("Add a rate").click();
  }

  private static Locator rates(Visitor olivia) {
    return olivia.main().locator("section[aria-labelledby=rates] tbody tr");
  }

  private static Locator bars(Visitor olivia) {
    return olivia.main().locator("section[aria-labelledby=timeline] .nph-spans-bars rect");
  }

  @Test
  void aPlanIsMadeAndWhatIsWrongWithIsSaidAtItsFields() {
    Visitor olivia = people.as("operator");
    olivia.open("/price/list.xhtml");
    olivia.ask("Create a price plan");
    olivia.asked("Name").fill("Not a name");
    olivia.asked("Display name").fill("Kept");
    olivia.asked("Currency").fill("EUX");
    olivia.answer("Create a price plan").click();
    assertThat(olivia.asked("Name")).hasAttribute("aria-invalid", "true");
    assertThat(olivia.asked("Name")).isFocused();
    assertThat(olivia.asked("Display name")).hasValue("Kept");
    assertThat(olivia.main().locator("#currency-error")).containsText("ISO 4217");
    olivia.looksRight("price-plan-refused");

    String name = name();
    withPlan(olivia, name);
    assertThat(olivia.toast()).containsText("Add its rates now.");
    assertThat(olivia.main()).containsText("No rates yet");
    olivia.looksRight("price-plan-empty");

    olivia.open("/price/list.xhtml?name=" + name);
    assertThat(olivia.main().locator("tbody tr")).hasCount(1);
    olivia.open("/price/list.xhtml?sort=-name");
    assertThat(olivia.main().locator("th[aria-sort=descending]")).hasText("Name");
  }

  @Test
  void ratesFollowOneAnotherOverlapsAreRefusedWithBothNamedAndWhatHasNotBegunIsTakenBack()
      throws IOException {
    Visitor olivia = withPlan(people.as("operator"), name());
    String plan = olivia.page().url().replaceFirst(".*[?&]id=([0-9a-f-]{36}).*", "$1");
    addRate(olivia, "0.02", inDays(-40));
    assertThat(rates(olivia)).hasCount(1);
    addRate(olivia, "0.025", inDays(-10));
    addRate(olivia, "0.03", inDays(30));
    assertThat(rates(olivia)).hasCount(3);
    assertThat(rates(olivia).nth(0)).containsText("Ended");
    assertThat(rates(olivia).nth(1)).containsText("Holds now");
    assertThat(rates(olivia).nth(2)).containsText("Planned");
    assertThat(bars(olivia)).hasCount(3);

    olivia.ask("Add a rate");
    olivia.asked("Zone").selectOption(ZONE);
    olivia.asked("Free each month").fill("730");
    olivia.asked("Other prices above").fill("1000: 0.01\n5000: 0.005");
    addRate(olivia, "0.015", inDays(-10));
    assertThat(rates(olivia)).hasCount(4);
    assertThat(rates(olivia).filter(of("Zone " + ZONE)))
        .containsText("the first 730 vCPU-hours of a month are free");
    olivia.looksRightEverywhere("price-detail");

    olivia.ask("Add a rate");
    olivia.asked("Flavor").selectOption(new SelectOption().setIndex(1));
    addRate(olivia, "0.01", inDays(-10));
    assertThat(olivia.page().locator("#meter-error")).containsText("Two rates could both hold");
    assertThat(olivia.page().locator("#meter-error")).containsText("zone " + ZONE);
    assertThat(olivia.page().locator("#meter-error")).containsText("flavor ");
    assertThat(olivia.page().locator("#validFrom-error")).containsText("narrow this one further");
    assertThat(olivia.asked("Price per unit and hour")).hasValue("0.01");
    olivia.looksRightEverywhere("price-overlap");

    olivia.open("/price/detail.xhtml?id=" + plan);
    rates(olivia).filter(of("Planned")).locator("button").click();
    assertThat(olivia.page().locator("#delete-dialog")).containsText("Take back the rate for vCPU");
    olivia.shoot("price-take-back");
    olivia.page().locator("#delete-dialog button[name=act]").click();
    assertThat(olivia.toast()).containsText("It is taken back.");
    assertThat(rates(olivia)).hasCount(3);

    rates(olivia).filter(of("Zone " + ZONE)).locator("button").click();
    olivia.page().locator("#end-dialog input[type=datetime-local]").fill(inDays(-1));
    olivia.page().locator("#end-dialog button[name=act]").click();
    assertThat(olivia.page().locator("#end-dialog")).isVisible();
    assertThat(olivia.page().locator("#endAt-error")).containsText("still to come");
    olivia.shoot("price-end-refused");
    olivia.page().locator("#end-dialog input[type=datetime-local]").fill(inDays(20));
    olivia.page().locator("#end-dialog button[name=act]").click();
    assertThat(olivia.toast()).containsText("Its end is set.");

    Download rates = olivia.page().waitForDownload(() -> olivia.link("Download as CSV").click());
    Assertions.assertThat(Files.readAllLines(rates.path())).hasSize(1 + 3);

    olivia.link("What an instance costs now").click();
    assertThat(olivia.main().locator("section[aria-labelledby=flavors]")).containsText("Zone sim");
    olivia.looksRightEverywhere("price-flavors");
  }

  @Test
  void feesDiscountsAndMinimumsAreAddedAndTakenBack() {
    Visitor olivia = withPlan(people.as("operator"), name());
    olivia.link("Fees, discounts and minimums").click();
    assertThat(olivia.main()).containsText("Nothing besides rates");
    olivia.ask("Add a fee, discount or minimum");
    olivia.asked("Name").fill("Support");
    olivia.asked("Amount").fill("forty-nine");
    olivia.answer("Add a fee, discount or minimum").click();
    assertThat(olivia.page().locator("#amount-error")).containsText("Write a number");
    olivia.asked("Amount").fill("49.90");
    olivia.answer("Add a fee, discount or minimum").click();
    assertThat(terms(olivia)).hasCount(1);

    olivia.ask("Add a fee, discount or minimum");
    olivia.asked("Name").fill("Support");
    olivia.asked("Amount").fill("20");
    olivia.asked("From").fill(inDays(9));
    olivia.answer("Add a fee, discount or minimum").click();
    assertThat(olivia.page().locator("#validFrom-error")).containsText("Two would hold");

    olivia.ask("Add a fee, discount or minimum");
    olivia.asked("Kind").selectOption("discount");
    olivia.asked("Name").fill("Partner");
    olivia.asked("Amount").fill("");
    olivia.asked("Per cent off").fill("12.5");
    olivia.answer("Add a fee, discount or minimum").click();
    assertThat(terms(olivia)).hasCount(2);
    assertThat(terms(olivia).filter(of("Partner"))).containsText("12.5 % off all usage");
    olivia.looksRightEverywhere("price-terms");

    terms(olivia).filter(of("Partner")).locator("button").click();
    olivia.page().locator("#delete-dialog button[name=act]").click();
    assertThat(olivia.toast()).containsText("It is taken back.");
    assertThat(terms(olivia)).hasCount(1);
  }

  private static Locator terms(Visitor olivia) {
    return olivia.main().locator("section[aria-labelledby=terms] tbody tr");
  }

  @Test
  void whoeverBelongsToATenantReadsWhatThingsCostThere() {
    Visitor bea = people.as("acme-billing");
    bea.open("/cost/month.xhtml");
    bea.link("What things cost here").click();
    bea.sees("What things cost here");
    assertThat(bea.main().locator("section[aria-labelledby=rates] tbody tr").first()).isVisible();
    assertThat(bea.main().locator("section[aria-labelledby=flavors] tbody tr").first())
        .containsText("€");
    bea.looksRightEverywhere("price-mine");

    Visitor una = people.as("acme-user");
    una.open("/order/create.xhtml");
    una.link("What things cost here").first().click();
    una.sees("What things cost here");
  }

  private static Locator.FilterOptions of(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
