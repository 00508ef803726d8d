package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Tidy;

/** A scaling group follows the load that the operator sets, and never leaves its bounds. */
@ExtendWith(Tidy.class)
class ScalingIT {
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void aGroupGrowsToItsMaximumUnderLoadAndShrinksWithoutIt() {
    Visitor una = people.as("acme-user");
    una.open("/scaling/list.xhtml");
    una.looksRight("scaling-empty");
    una.link("Create a group").first().click();
    una.sees("Create a scaling group");
    una.field("Name").fill("shop front");
    una.field("Zone").selectOption("sim");
    una.field("Least").fill("1");
    una.field("Greatest").fill("3");
    una.field("Grow at CPU %").fill("70");
    una.field("Shrink at CPU %").fill("20");
    una.field("For how many seconds").fill("10");
    una.field("Members at a time").fill("2");
    una.field("Pause between changes, in seconds").fill("5");
    una.looksRight("scaling-create");
    una.button("Create the group").click();
    una.sees("shop front");
    Locator members = una.main().locator("section[aria-labelledby=members] li");
    Locator decisions = una.main().locator("section[aria-labelledby=decisions]");
    assertThat(members).hasCount(1);
    una.page().evaluate("window.neverReloaded = true");

    Visitor olivia = people.as("operator");
    setLoad(olivia, "300");

    assertThat(decisions).containsText(": 1 → 3", SOON);
    assertThat(decisions).containsText("but the greatest number is reached: stays at 3", SOON);
    assertThat(members).hasCount(3);
    una.looksRight("scaling-grown");

    setLoad(olivia, "0");
    assertThat(decisions).containsText(": 3 → 1", SOON);
    assertThat(decisions).containsText("but the least number is reached: stays at 1", SOON);
    assertThat(members).hasCount(1);
    assertThat(decisions).containsText("CPU 0 % ≤ 20 % for 10 s");
    Assertions.assertThat(una.page().evaluate("window.neverReloaded")).isEqualTo(true);
    una.looksRight("scaling-shrunk");
    Assertions.assertThat(sizes(decisions)).allMatch(size -> size <= 3);

    una.open("/scaling/list.xhtml");
    una.looksRight("scaling");
    una.link("shop front").click();
    una.button("Delete this group").click();
    una.page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
        .click();
    assertThat(una.page().locator("#state")).containsText("Deleted", SOON);
  }

  @Test
  void figuresThatMakeNoSenseAreRefusedBesideTheirFields() {
    Visitor una = people.as("acme-user");
    una.open("/scaling/create.xhtml");
    una.field("Name").fill("nonsense");
    una.field("Least").fill("9");
    una.field("Greatest").fill("3");
    una.button("Create the group").click();
    assertThat(una.main().locator("[aria-invalid=true]").first()).isVisible();
    assertThat(una.field("Least")).hasValue("9");
    una.looksRight("scaling-invalid");
  }

  private static void setLoad(Visitor operator, String percent) {
    operator.open("/simulation/load.xhtml");
    Locator group =
        operator
            .main()
            .getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText("shop front"));
    group.getByRole(AriaRole.TEXTBOX).fill(percent);
    group.getByRole(AriaRole.BUTTON).click();
    assertThat(operator.toast()).containsText("The group now shares a load of " + percent + " %.");
    operator.looksRight("load");
  }

  /** Every number of members that a decision went to. */
  private static List<Integer> sizes(Locator decisions) {
    List<Integer> sizes = new ArrayList<>();
    for (String line : decisions.locator("li").allInnerTexts()) {
      int arrow = line.indexOf("→ ");
      if (arrow >= 0) {
        sizes.add(Integer.parseInt(line.substring(arrow + 2).split("\\s", 2)[0]));
      }
    }
    Assertions.assertThat(sizes).isNotEmpty();
    return sizes;
  }
}
