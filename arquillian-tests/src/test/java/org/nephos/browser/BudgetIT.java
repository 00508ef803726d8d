package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** A budget: made, seen near its limit, and in the way of an order. */
@ExtendWith(Tidy.class)
class BudgetIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void theAdministratorMakesABudgetThatTellsAndRefusesWhatGoesBeyondIt() {
    Visitor ada = people.as("acme-admin");
    ada.open("/budget/list.xhtml");
    ada.sees("Budgets");
    assertThat(ada.main()).containsText("No budgets yet");
    ada.looksRight("budget-empty");
    ada.main().getByText("New budget").first().click();
    ada.sees("New budget");

    ada.field("Amount a month").fill("much");
    ada.field("Name").fill("the shop");
    ada.field("Tell when so many per cent are spent").fill("50, 80");
    ada.button("Save").click();
    assertThat(ada.main()).containsText("Give an amount, such as 250.00.");
    ada.field("Amount a month").fill("0.01");
    ada.main().getByLabel("Refuse new orders when it is used up").check();
    ada.button("Save").click();
    ada.page().waitForURL("**/budget/detail.xhtml**");
    assertThat(ada.toast()).containsText("The budget is saved.");
    assertThat(ada.main()).containsText("50 % spent");
    assertThat(ada.main()).containsText("Refused when used up");
    ada.looksRight("budget-new-detail");

    Visitor una = people.as("acme-user");
    OrderForm form = OrderForm.open(una).zone("sim").name("beyond");
    assertThat(una.main()).containsText("budget the shop");
    form.order().click();
    assertThat(una.toast()).containsText("Nothing was ordered: the budget the shop");
    una.looksRight("budget-refuses-order");

    ada.link("Change").click();
    ada.sees("Budget the shop");
    ada.field("Amount a month").fill("5000");
    ada.button("Save").click();
    ada.page().waitForURL("**/budget/detail.xhtml**");
    una.field("Name").fill("within");
    form.order().click();
    una.page().waitForURL("**/instance/detail.xhtml**");
  }

  @Test
  void theSecretOfAWebhookIsShownOnce() {
    Visitor ada = people.as("acme-admin");
    ada.open("/budget/edit.xhtml");
    ada.field("Name").fill("hooked");
    ada.field("Amount a month").fill("100");
    ada.field("Webhook").fill("http://169.254.169.254/");
    ada.button("Save").click();
    assertThat(ada.main()).containsText("It leads to an address that is not public.");
    ada.field("Webhook").fill("https://hooks.invalid/budgets");
    ada.button("Save").click();
    assertThat(ada.main()).containsText("nwh_");
    ada.looksRight("budget-secret");
    ada.link("Open the budget").click();
    ada.sees("Budget hooked");
    assertThat(ada.main()).containsText("https://hooks.invalid/budgets");
    assertThat(ada.main()).not().containsText("nwh_");

    ada.button("Delete").click();
    Locator dialog = ada.page().locator("#delete-dialog");
    dialog.locator("button[type=submit]").click();
    assertThat(ada.toast()).containsText("The budget is deleted.");
  }

  @Test
  void whoDecidesAnOrderSeesWhatIsLeftOfTheBudget() {
    Demo.ACME_ADMIN.post(
        "/budgets",
        Demo.object(
            "name", "generous", "amount", Demo.object("amount", "10000.00", "currency", "EUR")));
    Demo.ACME_ADMIN.post(
        "/order-policies",
        Demo.object(
            "tenant", Demo.tenant(Demo.ACME_USER),
            "name", "ask",
            "outcome", "approval",
            "approver", "tenant-admin"));
    String order = Demo.ACME_USER.post("/orders", Demo.order(Demo.ACME_USER, "asked")).id();

    Visitor ada = people.as("acme-admin");
    ada.open("/order/decide.xhtml?id=" + order);
    assertThat(ada.main()).containsText("Budget after approval");
    assertThat(ada.main()).containsText("left of €10,000.00");
    ada.looksRight("budget-decide");
  }
}
