package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** A policy is made, an order waits because of it, and the decision is seen by both sides. */
@ExtendWith(Tidy.class)
class ApprovalIT {
  @RegisterExtension final Visitors people = new Visitors();

  @BeforeEach
  void withoutPolicies() {
    Tidy.tidy();
  }

  private void aPolicy(Visitor administrator) {
    administrator.open("/policy/edit.xhtml");
    administrator.sees("New policy");
    administrator.field("Name").fill("ask first");
    administrator.field("What it says to those who order").fill("Say what it is for.");
    administrator.looksRight("policy-edit");
    administrator.button("Save").click();
    administrator.sees("Policies on orders");
    assertThat(administrator.main()).containsText("ask first");
  }

  private static Locator request(Visitor visitor, String why) {
    return visitor
        .main()
        .getByRole(AriaRole.REGION)
        .filter(new Locator.FilterOptions().setHasText(why));
  }

  @Test
  void anOrderThatWaitsIsApprovedAndStarts() {
    aPolicy(people.as("globex-admin"));
    Visitor gil = people.as("globex-user");
    OrderForm form = OrderForm.open(gil).zone("sim").name("asked");
    assertThat(form.verdict()).hasText("Needs an approval");
    assertThat(form.summary()).containsText("The policy ask first wants an approval by");
    gil.field("Reason (optional)").fill("The shop opens on Friday");
    form.order().click();
    gil.page().waitForURL("**/order/detail.xhtml**");
    assertThat(gil.main()).containsText("Waits for a decision by the administrators");
    gil.looksRight("order-waits");

    Visitor gina = people.as("globex-admin");
    gina.open("/request/inbox.xhtml");
    Locator waiting = request(gina, "The shop opens on Friday");
    gina.looksRight("inbox-orders");
    waiting
        .getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions().setName("What is left after it, and earlier orders"))
        .click();
    gina.sees("Decide order asked");
    assertThat(gina.main()).containsText("Quota after an approval");
    gina.looksRight("order-decide");
    isDecidedWithoutScrolling(gina);
    gina.button("Approve").click();
    assertThat(gina.toast()).containsText("Approved.");

    assertThat(gil.main().locator("#receipt")).containsText("Approved");
    assertThat(gil.main().locator("#receipt").getByText("Active")).hasCount(1);
  }

  private static void isDecidedWithoutScrolling(Visitor visitor) {
    for (int[] size : new int[][] {{390, 844}, {1440, 900}}) {
      visitor.page().setViewportSize(size[0], size[1]);
      visitor.page().evaluate("window.scrollTo(0, 0)");
      for (Locator part :
          List.of(visitor.field("Reason"), visitor.button("Approve"), visitor.button("Deny"))) {
        assertThat(part).isInViewport();
      }
    }
  }

  @Test
  void theInboxHasAllKindsInAChosenOrderAndTheSameAsAFile() throws IOException {
    aPolicy(people.as("globex-admin"));
    String project = Demo.project(Demo.GLOBEX_USER);
    String first = Demo.GLOBEX_USER.post("/orders", Demo.order(Demo.GLOBEX_USER, "first")).id();
    Demo.GLOBEX_USER.post(
        "/quota-requests",
        Map.of(
            "project",
            project,
            "changes",
            List.of(Map.of("resource", "instances", "limit", 20)),
            "reason",
            "Many shops"));
    Demo.GLOBEX_USER.post("/orders", Demo.order(Demo.GLOBEX_USER, "second"));
    Visitor gina = people.as("globex-admin");
    gina.open("/request/inbox.xhtml");
    Locator cards = gina.main().locator("#inbox section h2");
    assertThat(cards).containsText(new String[] {"1 × first", "Project default", "1 × second"});
    assertThat(gina.page().locator("#rail a[href*=inbox] .nph-count")).hasText("3");
    gina.looksRightEverywhere("inbox-all-kinds");

    gina.field("Order").selectOption("-createdAt");
    gina.button("Find").click();
    gina.page().waitForURL(Pattern.compile("sort=-createdAt"));
    assertThat(cards).containsText(new String[] {"1 × second", "Project default", "1 × first"});
    Download file = gina.page().waitForDownload(() -> gina.link("Download as CSV").click());
    Assertions.assertThat(kinds(file)).containsExactly("INSTANCES", "QUOTA", "INSTANCES");

    gina.field("Kind").selectOption("QUOTA");
    gina.button("Find").click();
    gina.page().waitForURL(Pattern.compile("kind=QUOTA"));
    assertThat(cards).hasCount(1);
    Download narrowed = gina.page().waitForDownload(() -> gina.link("Download as CSV").click());
    Assertions.assertThat(kinds(narrowed)).containsExactly("QUOTA");

    gina.open("/request/inbox.xhtml?name=first");
    Locator waiting = request(gina, "1 × first");
    waiting.getByLabel("Reason").fill("Not now");
    waiting
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Deny").setExact(true))
        .click();
    assertThat(gina.toast()).containsText("Denied.");
    assertThat(gina.main()).containsText("Nothing matches");
    gina.link("Denied").click();
    gina.page().waitForURL(Pattern.compile("state=DENIED"));
    assertThat(gina.main()).containsText("Not now");
    assertThat(gina.main().locator("a[href*='" + first + "']")).isVisible();
  }

  private static List<String> kinds(Download file) throws IOException {
    String text = new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
    return text.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
  }

  @Test
  void aDeniedOrderSaysWhyToWhoOrderedIt() {
    aPolicy(people.as("globex-admin"));
    Visitor gil = people.as("globex-user");
    OrderForm.open(gil).zone("sim").name("denied").order().click();
    gil.page().waitForURL("**/order/detail.xhtml**");

    Visitor gina = people.as("globex-admin");
    gina.open("/request/inbox.xhtml");
    Locator waiting = request(gina, "1 × denied");
    waiting.getByLabel("Reason").fill("Too expensive");
    waiting
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Deny").setExact(true))
        .click();
    assertThat(gina.toast()).containsText("Denied.");
    assertThat(waiting).hasCount(0);

    assertThat(gil.main().locator("#receipt")).containsText("Too expensive");
    gil.open("/request/list.xhtml");
    gil.sees("My requests");
    assertThat(gil.main()).containsText("Too expensive");
    gil.looksRight("requests-mine");
  }

  @Test
  void aScalingGroupThatWaitsIsSeenApprovedAndBegun() {
    aPolicy(people.as("globex-admin"));
    Visitor gil = people.as("globex-user");
    gil.open("/scaling/create.xhtml");
    gil.field("Name").fill("asked group");
    gil.field("Zone").selectOption("sim");
    gil.field("Greatest").fill("3");
    gil.field("Reason (optional)").fill("The sale begins");
    gil.button("Create the group").click();
    gil.sees("asked group");
    assertThat(gil.toast()).containsText("waits for an approval");
    assertThat(gil.page().locator("#state")).containsText("Waits for approval");
    assertThat(gil.main()).containsText("Its order waits for an approval");
    assertThat(gil.button("Save")).hasCount(0);
    gil.looksRight("scaling-waits");
    gil.open("/request/list.xhtml");
    assertThat(gil.main()).containsText("3 × asked group");
    gil.open("/scaling/list.xhtml");
    assertThat(gil.main()).containsText("Waits for approval");

    Visitor gina = people.as("globex-admin");
    gina.open("/request/inbox.xhtml");
    request(gina, "The sale begins")
        .getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions().setName("What is left after it, and earlier orders"))
        .click();
    gina.sees("Decide order asked group");
    assertThat(gina.main()).containsText("those of its greatest size");
    assertThat(gina.main()).containsText("Quota after an approval");
    gina.looksRight("order-decide-group");
    gina.button("Approve").click();
    assertThat(gina.toast()).containsText("Approved.");

    gil.link("asked group").click();
    assertThat(gil.page().locator("#state"))
        .containsText("Active", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
    assertThat(gil.main().locator("section[aria-labelledby=members] li"))
        .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
  }

  @Test
  void aScalingGroupThatWaitsCanBeWithdrawn() {
    aPolicy(people.as("globex-admin"));
    Visitor gil = people.as("globex-user");
    gil.open("/scaling/create.xhtml");
    gil.field("Name").fill("second thoughts");
    gil.field("Zone").selectOption("sim");
    gil.button("Create the group").click();
    gil.sees("second thoughts");

    gil.button("Withdraw this group").click();
    gil.page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw").setExact(true))
        .click();

    assertThat(gil.toast()).containsText("The order of the group is withdrawn.");
    assertThat(gil.page().locator("#state")).containsText("Deleted");
    assertThat(gil.main()).containsText("deleted before it was approved");
    gil.looksRight("scaling-withdrawn");
  }
}
