package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** An order above the quota: refused with its figures, asked for in place, decided, and made. */
@ExtendWith(Tidy.class)
class QuotaIT {
  private static final int LIMIT = 4;

  @RegisterExtension final Visitors people = new Visitors();

  @BeforeEach
  void aSmallProject() {
    Demo.OPERATOR.put(
        "/quotas?project=" + Demo.project(Demo.GLOBEX_USER),
        Map.of("items", List.of(Map.of("resource", "instances", "limit", LIMIT))));
  }

  @Test
  void anOrderAboveTheQuotaIsAskedForInPlaceApprovedByTheOperatorAndThenMade() {
    Visitor gil = people.as("globex-user");
    OrderForm form = OrderForm.open(gil).zone("sim").name("many").count("6");
    assertThat(form.verdict()).hasText("Would be refused");
    assertThat(form.summary())
        .containsText("Instances of the project: the limit is 4, 0 in use, this order asks for 6.");
    form.order().click();
    assertThat(gil.toast()).containsText("Nothing was ordered: too little quota of the project.");
    assertThat(gil.toast()).containsText("limit 4, used 0, reserved 0, asked for 6");
    gil.looksRight("order-refused");

    String why = "The shop opens on Friday <b>at noon</b>";
    form.summary().getByLabel("What it is for").fill(why);
    gil.button("Ask for it").click();
    assertThat(form.summary()).containsText("Your request is sent.");
    assertThat(gil.field("How many")).hasValue("6");
    assertThat(gil.field("Name")).hasValue("many");
    gil.looksRight("order-asked");

    Visitor olivia = people.as("operator");
    olivia.open("/");
    assertThat(olivia.page().locator("#rail")).containsText("Inbox");
    olivia.link("Go to the inbox").click();
    olivia.sees("Inbox");
    Locator request =
        olivia
            .main()
            .getByRole(AriaRole.REGION)
            .filter(new Locator.FilterOptions().setHasText(why));
    assertThat(request).containsText("Project default of Globex");
    assertThat(request).containsText("Instances: 4 → 6");
    assertThat(request).containsText("Project, after");
    assertThat(request).containsText("Tenant, after");
    olivia.looksRight("inbox");

    request
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Deny").setExact(true))
        .click();
    assertThat(olivia.toast()).isVisible();
    assertThat(request).isVisible();

    request.getByLabel("Reason").fill("The shop matters");
    request
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve").setExact(true))
        .click();
    assertThat(olivia.toast()).containsText("Approved. The new limits hold at once.");
    assertThat(request).hasCount(0);

    form.order().click();
    gil.page().waitForURL("**/order/detail.xhtml**");
    assertThat(gil.main().locator("#receipt").getByText("Active")).hasCount(6);

    gil.open("/quota/list.xhtml");
    assertThat(gil.main().locator("#requests")).containsText("operator: The shop matters");
    gil.looksRight("quota");
  }

  @Test
  void aDeniedRequestSaysWhy() {
    Visitor gil = people.as("globex-user");
    gil.open("/quota/request.xhtml");
    gil.field("Instances: new limit").fill("9");
    gil.field("What it is for").fill("Just in case");
    gil.looksRight("quota-request");
    gil.button("Send the request").click();
    gil.sees("Quota and requests");
    assertThat(gil.toast()).containsText("Your request is sent.");

    Visitor olivia = people.as("operator");
    olivia.open("/request/inbox.xhtml");
    Locator request =
        olivia
            .main()
            .getByRole(AriaRole.REGION)
            .filter(new Locator.FilterOptions().setHasText("Just in case"));
    request.getByLabel("Reason").fill("Come back when you need it");
    request
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Deny").setExact(true))
        .click();
    assertThat(olivia.toast()).containsText("Denied.");

    assertThat(gil.main().locator("#requests"))
        .containsText("operator: Come back when you need it");
  }

  @Test
  void aTenantAdminSetsALimitAndIsToldWhereItGoesTooFar() {
    Visitor grace = people.as("globex-admin");
    grace.open("/quota/list.xhtml");
    grace.link("Set limits").click();
    grace.sees("Limits of project default");
    grace.field("Memory").fill("100000");
    grace.button("Save").click();
    assertThat(grace.main().locator("#limit-ramMib-error")).containsText("the tenant's own limit");

    grace.field("Memory").fill("39.5");
    grace.button("Save").click();
    assertThat(grace.toast()).containsText("The limits of default are set.");
    assertThat(grace.field("Memory")).hasValue("39.5");
    grace.looksRight("quota-limits");
  }

  @Test
  void aTenantAdminSaysAtWhichSharesOfItsLimitsToWarn() {
    Visitor grace = people.as("globex-admin");
    grace.open("/quota/list.xhtml");
    assertThat(grace.main()).containsText("as the cloud has it");
    grace.field("Per cent of the limit").fill("half");
    saveWarnings(grace);
    assertThat(grace.main().locator("#warnings .nph-error:not(:empty)"))
        .hasText("Write whole numbers with commas between them, such as 80, 95.");
    assertThat(grace.field("Per cent of the limit")).hasValue("half");
    grace.looksRight("quota-warnings-refused");

    grace.field("Per cent of the limit").fill("101");
    saveWarnings(grace);
    assertThat(grace.main().locator("#warnings .nph-error:not(:empty)")).hasCount(1);

    grace.field("Per cent of the limit").fill("50, 75 %");
    saveWarnings(grace);
    assertThat(grace.toast()).containsText("Saved.");
    assertThat(grace.main()).containsText("Warned at 50, 75 % of each limit");
    assertThat(grace.field("Per cent of the limit")).hasValue("50, 75");
    grace.looksRightEverywhere("quota-warnings");

    Visitor gil = people.as("globex-user");
    gil.open("/quota/list.xhtml");
    assertThat(gil.main().locator("#warnings")).hasCount(0);

    grace.field("Per cent of the limit").fill("");
    saveWarnings(grace);
    assertThat(grace.main()).containsText("as the cloud has it");
  }

  private static void saveWarnings(Visitor visitor) {
    visitor.main().locator("#warnings input[type=submit]").click();
  }

  @Test
  void aPresetIsChosenAsACardThatSaysWhoDecides() {
    Visitor gil = people.as("globex-user");
    gil.open("/quota/request.xhtml");
    Locator large =
        gil.main().locator(".nph-choice").filter(new Locator.FilterOptions().setHasText("Large"));
    assertThat(large).containsText("An administrator of the tenant decides");
    large.locator("input").check();
    gil.field("What it is for").fill("A larger size");
    gil.looksRight("quota-preset");
    gil.button("Send the request").click();
    gil.sees("Quota and requests");
    assertThat(gil.main().locator("#requests")).containsText("Preset large");
  }
}
