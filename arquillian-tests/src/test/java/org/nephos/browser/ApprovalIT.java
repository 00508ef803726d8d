package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
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
    gina.button("Approve").click();
    assertThat(gina.toast()).containsText("Approved.");

    assertThat(gil.main().locator("#receipt")).containsText("Approved");
    assertThat(gil.main().locator("#receipt").getByText("Active")).hasCount(1);
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
}
