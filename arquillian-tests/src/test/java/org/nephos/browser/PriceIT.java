package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;

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
    olivia.field("Name").fill(name);
    olivia.field("Display name").fill("Plan " + name);
    olivia.button("Create a price plan").click();
    olivia.sees("Plan " + name);
    return olivia;
  }

  private static void addRate(Visitor olivia, String price, String from) {
    olivia.field("Price per unit and hour").fill(price);
    olivia.field("From").fill(from);
    olivia.button("Add a rate").click();
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
    olivia.field("Name").fill("Not a name");
    olivia.field("Currency").fill("EUX");
    olivia.button("Create a price plan").click();
    assertThat(olivia.field("Name")).hasAttribute("aria-invalid", "true");
    assertThat(olivia.main().locator("#add-plan\\:currency + * + .nph-error, #currency-error"))
        .containsText("ISO 4217");
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
    addRate(olivia, "0.02", inDays(-40));
    assertThat(rates(olivia)).hasCount(1);
    addRate(olivia, "0.025", inDays(-10));
    addRate(olivia, "0.03", inDays(30));
    assertThat(rates(olivia)).hasCount(3);
    assertThat(rates(olivia).nth(0)).containsText("Ended");
    assertThat(rates(olivia).nth(1)).containsText("Holds now");
    assertThat(rates(olivia).nth(2)).containsText("Planned");
    assertThat(bars(olivia)).hasCount(3);

    olivia.main().getByText("Only for").isVisible();
    olivia.field("Zone").selectOption(ZONE);
    olivia.field("Free each month").fill("730");
    olivia.field("Other prices above").fill("1000: 0.01\n5000: 0.005");
    addRate(olivia, "0.015", inDays(-10));
    assertThat(rates(olivia)).hasCount(4);
    assertThat(rates(olivia).filter(of("Zone " + ZONE)))
        .containsText("the first 730 vCPU-hours of a month are free");
    olivia.looksRightEverywhere("price-detail");

    olivia.field("Flavor").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
    addRate(olivia, "0.01", inDays(-10));
    assertThat(olivia.main().locator("#meter-error")).containsText("Two rates could both hold");
    assertThat(olivia.main().locator("#meter-error")).containsText("zone " + ZONE);
    assertThat(olivia.main().locator("#meter-error")).containsText("flavor ");
    assertThat(olivia.main().locator("#validFrom-error")).containsText("narrow this one further");
    assertThat(olivia.field("Price per unit and hour")).hasValue("0.01");
    olivia.looksRightEverywhere("price-overlap");

    olivia.open(olivia.page().url().contains("id=") ? path(olivia) : path(olivia));
    rates(olivia).filter(of("Planned")).locator("button").click();
    assertThat(olivia.page().locator("#delete-dialog")).containsText("Take back the rate for vCPU");
    olivia.shoot("price-take-back");
    olivia.page().locator("#delete-dialog button[name=act]").click();
    assertThat(olivia.toast()).containsText("It is taken back.");
    assertThat(rates(olivia)).hasCount(3);
  }

  private static String path(Visitor olivia) {
    String url = olivia.page().url();
    return url.substring(Portal.URL.length());
  }

  private static Locator.FilterOptions of(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
