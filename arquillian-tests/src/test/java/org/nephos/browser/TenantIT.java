package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** The operator suspends, resumes and closes a tenant, and its people read why; each its look. */
@ExtendWith(Tidy.class)
class TenantIT {
  private static final String NO_REASON = "Give a reason; others read it.";

  @RegisterExtension final Visitors people = new Visitors();

  @AfterEach
  void globexGoesOn() {
    Demo.OPERATOR.post("/tenants/" + Demo.tenant(Demo.GLOBEX_USER) + "/resume", null);
  }

  private Visitor atGlobex() {
    Visitor olivia = people.as("operator");
    olivia.open("/tenant/detail.xhtml?id=" + Demo.tenant(Demo.GLOBEX_USER));
    olivia.sees("Globex");
    return olivia;
  }

  private static Locator dialog(Visitor visitor, String id) {
    return visitor.page().locator("#" + id);
  }

  @Test
  void aTenantIsSuspendedWithAReasonThatItsAdministratorReadsAndResumed() {
    String running = Demo.activeInstance(Demo.GLOBEX_USER, "runs");
    Visitor olivia = atGlobex();
    olivia.button("Suspend").click();
    Locator asks = dialog(olivia, "suspend-dialog");
    asks.getByLabel("What runs").selectOption("stop");
    asks.locator("input[type=submit]").click();

    assertThat(asks).isVisible();
    assertThat(asks.locator(".nph-error:not(:empty)")).hasText(NO_REASON);
    assertThat(asks.getByLabel("Reason")).isFocused();
    assertThat(asks.getByLabel("What runs")).hasValue("stop");
    assertThat(dialog(olivia, "close-dialog")).isHidden();
    assertThat(olivia.toast()).hasCount(0);
    olivia.looksRight("tenant-suspend-refused");

    asks.getByLabel("Reason").fill("The bill of March is open");
    asks.locator("input[type=submit]").click();
    assertThat(olivia.toast()).containsText("Globex is suspended.");
    assertThat(olivia.main()).containsText("The bill of March is open");
    olivia.looksRight("tenant-suspended");

    Visitor grace = people.as("globex-admin");
    grace.open("/");
    assertThat(grace.main()).containsText("Globex is suspended: nothing new can be ordered");
    assertThat(grace.main()).containsText("The reason: The bill of March is open");
    grace.looksRightEverywhere("tenant-suspended-from-inside");
    Demo.awaitState(Demo.GLOBEX_USER, running, "STOPPED");
    Visitor gus = people.as("globex-user");
    OrderForm form = OrderForm.open(gus).zone("sim").name("too late");
    form.order().click();
    assertThat(gus.main()).containsText("The bill of March is open");
    Assertions.assertThat(Demo.GLOBEX_USER.get("/instances?name=too").items()).isEmpty();

    olivia.button("Resume").click();
    assertThat(olivia.toast()).containsText("Globex can begin things again.");
    grace.open("/");
    assertThat(grace.main()).not().containsText("is suspended");
    assertThat(grace.main()).not().containsText("The bill of March");
  }

  @Test
  void aTenantIsClosedByKeyboardWithAGraceThatItsPeopleSeeAndTakenBackInIt() {
    Visitor olivia = atGlobex();
    olivia.button("Close").focus();
    olivia.page().keyboard().press("Enter");
    Locator asks = dialog(olivia, "close-dialog");
    asks.getByLabel("Grace").selectOption("P7D");
    asks.getByLabel("Reason").focus();
    olivia.page().keyboard().press("Enter");

    assertThat(asks).isVisible();
    assertThat(asks.locator(".nph-error:not(:empty)")).hasText(NO_REASON);
    assertThat(asks.getByLabel("Grace")).hasValue("P7D");
    olivia.page().keyboard().type("They asked for it");
    olivia.page().keyboard().press("Enter");
    assertThat(olivia.toast()).containsText("Globex is closing.");
    assertThat(olivia.main()).containsText("All is deleted on");

    Visitor grace = people.as("globex-admin");
    grace.open("/");
    assertThat(grace.main()).containsText("Globex is being closed");
    assertThat(grace.main()).containsText("Everything is deleted in 6 d");
    assertThat(grace.main()).containsText("The reason: They asked for it");

    olivia.button("Resume").click();
    assertThat(olivia.toast()).containsText("Globex can begin things again.");
    Assertions.assertThat(
            Demo.OPERATOR
                .get("/tenants/" + Demo.tenant(Demo.GLOBEX_USER))
                .json()
                .path("state")
                .asText())
        .isEqualTo("ACTIVE");
  }

  @Test
  void aDialogOfARowIsOpenAgainForTheSameRowWhenItsReasonIsMissing() {
    String id = Demo.activeInstance(Demo.ACME_USER, "watched");
    Visitor olivia = people.as("operator");
    olivia.open("/instance/detail.xhtml?id=" + id);
    olivia.button("Delete this instance").click();
    Locator asks = dialog(olivia, "delete-dialog");
    asks.locator("input[type=submit]").click();
    assertThat(asks).isVisible();
    assertThat(asks.locator(".nph-error:not(:empty)")).containsText("Say why");
    assertThat(olivia.toast()).hasCount(0);

    olivia.open("/instance/list.xhtml?name=watched");
    olivia.main().locator("input[name=pick]").check();
    olivia.button("Delete").click();
    asks.locator("button[type=submit]").click();
    assertThat(asks).isVisible();
    assertThat(asks.locator(".nph-error:not(:empty)")).containsText("Say why");
    assertThat(olivia.main().locator("input[name=pick]")).isChecked();
    olivia.looksRight("instance-delete-refused");
    asks.getByLabel("Reason").fill("It attacks others");
    asks.locator("button[type=submit]").click();
    assertThat(olivia.toast()).containsText("Deleting");

    olivia.open("/host/list.xhtml?zone=sim");
    Locator rows = olivia.main().locator("tbody tr");
    rows.filter(new Locator.FilterOptions().setHasText("sim-09")).getByText("Take out").click();
    dialog(olivia, "out-dialog").getByLabel("Reason").fill("New memory");
    olivia.page().keyboard().press("Enter");
    assertThat(olivia.toast()).containsText("Nothing new is placed on sim-09 from now on.");
    rows.filter(new Locator.FilterOptions().setHasText("sim-09")).getByText("Put back").click();
    assertThat(olivia.toast()).containsText("New instances can be placed on sim-09 again.");
  }

  @Test
  void theOneWhoDeniesATenantSaysWhyInTheDialogOfThatRow() {
    Demo.ACME_ADMIN.post(
        "/sign-up-requests",
        Map.of(
            "organisation", "Acme South",
            "name", "acme-south",
            "contactEmail", "south@acme.example",
            "reason", "A second branch"));
    Visitor olivia = people.as("operator");
    olivia.open("/signup/list.xhtml?state=PENDING");
    Locator row =
        olivia.main().locator("tbody tr").filter(new Locator.FilterOptions().setHasText("South"));
    row.getByText("Deny").click();
    Locator asks = dialog(olivia, "deny-dialog");
    asks.locator("button[type=submit]").click();

    assertThat(asks).isVisible();
    assertThat(asks).containsText("Acme South");
    assertThat(asks.locator(".nph-error:not(:empty)")).hasText(NO_REASON);
    asks.getByLabel("Reason").fill("You have one");
    asks.locator("button[type=submit]").click();
    assertThat(olivia.toast()).containsText("Denied");
    assertThat(row).hasCount(0);
  }

  @Test
  void aTenantsPeopleSeeItsLookAndEverybodyElseTheClouds() {
    Visitor una = people.as("acme-user");
    una.open("/");
    Assertions.assertThat(looks(una)).containsOnly("aurora");
    una.looksRightEverywhere("brand-of-tenant");
    String accentOfAcme = accent(una);

    for (String name : List.of("globex-user", "operator")) {
      Visitor other = people.as(name);
      other.open("/");
      Assertions.assertThat(looks(other)).as(name).containsOnly("nephos");
      Assertions.assertThat(accent(other)).isNotEqualTo(accentOfAcme);
    }
    una.open("/nothing.xhtml");
    Assertions.assertThat(looks(una)).containsOnly("nephos");
  }

  @Test
  void theOperatorChoosesTheLookOfATenantThatItsPeopleSeeAtTheirNextPage() {
    Visitor gil = people.as("globex-user");
    gil.open("/");
    String before = accent(gil);
    Visitor olivia = atGlobex();
    try {
      olivia.field("Look").selectOption("aurora");
      olivia.looksRightEverywhere("tenant-look");
      olivia.main().locator("#edit input[type=submit]").click();
      assertThat(olivia.toast()).isVisible();
      assertThat(olivia.field("Look")).hasValue("aurora");

      gil.open("/instance/list.xhtml");
      Assertions.assertThat(looks(gil)).containsOnly("aurora");
      Assertions.assertThat(accent(gil)).isNotEqualTo(before);
      olivia.open("/tenant/list.xhtml");
      Assertions.assertThat(looks(olivia)).containsOnly("nephos");
    } finally {
      olivia.open("/tenant/detail.xhtml?id=" + Demo.tenant(Demo.GLOBEX_USER));
      olivia.field("Look").selectOption("nephos");
      olivia.main().locator("#edit input[type=submit]").click();
      assertThat(olivia.toast()).isVisible();
    }
    gil.open("/");
    Assertions.assertThat(accent(gil)).isEqualTo(before);
  }

  /** The brands that the page takes tokens and logos from. */
  private static List<String> looks(Visitor visitor) {
    Page page = visitor.page();
    return ((List<?>)
            page.evaluate(
                """
                () => Array.from(document.querySelectorAll('link[href*="brands/"], img[src*="brands/"]'))
                  .map(e => (e.href || e.src).match(/brands\\/([a-z]+)\\//)[1])
                """))
        .stream().map(String::valueOf).toList();
  }

  private static String accent(Visitor visitor) {
    return (String)
        visitor.page().evaluate("getComputedStyle(document.body).getPropertyValue('--nph-accent')");
  }
}
