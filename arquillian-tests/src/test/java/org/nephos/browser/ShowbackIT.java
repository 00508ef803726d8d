package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Where the money goes: chosen by its reader, drawn, counted and taken away. */
@ExtendWith(Tidy.class)
class ShowbackIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void theMoneyIsFollowedFromTheProjectToItsResourcesAndTakenAwayAsAFile() throws IOException {
    Demo.activeInstance(Demo.ACME_USER, "followed");
    Visitor bea = people.as("acme-billing");
    bea.open("/cost/month.xhtml");
    bea.link("Where the money goes").click();
    bea.sees("Where the money goes");
    assertThat(bea.main().locator("figure[data-chart=stack] canvas")).isVisible();
    bea.looksRight("showback");

    bea.main().locator("section[aria-labelledby=parts-EUR] tbody a").first().click();
    assertThat(bea.page()).hasURL(Pattern.compile(".*by=resource.*project=.*"));
    assertThat(bea.main().locator("section[aria-labelledby=parts-EUR] tbody"))
        .containsText("followed");

    bea.main().locator("#by").selectOption("meter");
    bea.main().locator("#period").selectOption("last-month");
    bea.main().locator("form[role=search] button").click();
    assertThat(bea.page()).hasURL(Pattern.compile(".*by=meter.*period=last-month.*"));

    bea.open("/cost/showback.xhtml?by=meter");
    Locator parts = bea.main().locator("section[aria-labelledby=parts-EUR] tbody");
    for (String meter : List.of("vCPU", "Memory", "Disk")) {
      assertThat(parts).containsText(meter);
    }
    Download download = bea.page().waitForDownload(() -> bea.link("Download as CSV").click());
    List<String> lines = Files.readAllLines(download.path());
    Assertions.assertThat(lines.get(0)).isEqualTo("meter,quantity,unit,cost,currency");
    // What others stopped or sent meanwhile is there, too.
    Assertions.assertThat(lines)
        .filteredOn(line -> line.matches("instance\\.(vcpu|ram|disk),.*"))
        .hasSize(3)
        .allSatisfy(
            line -> Assertions.assertThat(new BigDecimal(line.split(",", -1)[3])).isPositive());
  }

  @Test
  void whatHasNoTagIsShownAsUntagged() {
    Demo.activeInstance(Demo.ACME_USER, "untagged");
    Visitor bea = people.as("acme-billing");
    bea.open("/cost/showback.xhtml?by=tag:team");
    assertThat(bea.main().locator("section[aria-labelledby=parts-EUR] tbody"))
        .containsText("Untagged");
  }

  @Test
  void whatCouldBeSavedAndWhatIsCountedHaveTheirTabs() {
    Visitor bea = people.as("acme-billing");
    bea.open("/cost/showback.xhtml?tab=savings");
    assertThat(bea.main()).containsText("Looked at are the last seven days");
    bea.looksRight("savings");
    bea.link("Network and disk").click();
    assertThat(bea.main()).containsText("nothing is guessed");
    bea.looksRight("counters");
  }
}
