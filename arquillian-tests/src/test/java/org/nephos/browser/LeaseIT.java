package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** An instance with an end: ordered, extended by request, and decided by the administrator. */
@ExtendWith(Tidy.class)
class LeaseIT {
  @RegisterExtension final Visitors people = new Visitors();

  private static void policy(Map<String, Object> changes) {
    Map<String, Object> policy =
        Demo.object("mandatory", false, "warnBefore", List.of("P7D"), "grace", "P7D");
    policy.putAll(changes);
    Demo.OPERATOR.put("/tenants/" + Demo.tenant(Demo.ACME_USER) + "/lease-policy", policy);
  }

  @AfterEach
  void resetPolicy() {
    policy(Map.of());
  }

  @Test
  void aLeaseIsOrderedAndExtendedByTheAdministrator() {
    policy(Map.of("maximum", "P30D", "freeExtensions", 0));
    Visitor una = people.as("acme-user");
    OrderForm form = OrderForm.open(una).zone("sim").name("fair");
    assertThat(una.main()).containsText("At most 30 d from now on.");
    una.field("Lease").selectOption("P1D");
    form.order().click();
    una.page().waitForURL("**/instance/detail.xhtml**");
    assertThat(una.main()).containsText("It is stopped then.");

    una.button("Extend").click();
    una.page()
        .getByLabel("Until", new Page.GetByLabelOptions().setExact(true))
        .fill(LocalDate.now(ZoneOffset.UTC).plusDays(5).toString());
    una.page()
        .getByLabel("What for", new Page.GetByLabelOptions().setExact(true))
        .fill("The fair is longer");
    una.button("Ask for more time").click();
    assertThat(una.toast()).containsText("Your request waits for a decision.");
    una.looksRight("instance-lease");

    Visitor ada = people.as("acme-admin");
    ada.open("/lease/list.xhtml");
    ada.sees("Leases");
    Locator request =
        ada.main()
            .getByRole(AriaRole.REGION)
            .filter(new Locator.FilterOptions().setHasText("The fair is longer"));
    request
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve").setExact(true))
        .click();
    assertThat(ada.toast()).containsText("Approved. The lease is extended.");
    assertThat(request).hasCount(0);
    ada.looksRight("lease-list");
  }

  @Test
  void aLeaseIsTakenOffWithAReasonAndAMissingOneIsAskedForWhereItWasLeftOut() {
    Visitor una = people.as("acme-user");
    OrderForm form = OrderForm.open(una).zone("sim").name("stays");
    assertThat(una.field("Last day")).isHidden();
    una.field("Lease").selectOption("day");
    assertThat(una.field("Last day")).isVisible();
    una.field("Lease").selectOption("P1D");
    assertThat(una.field("Last day")).isHidden();
    form.order().click();
    una.page().waitForURL("**/instance/detail.xhtml**");

    una.button("Take the lease off").click();
    Locator dialog = una.page().locator("#unlease-dialog");
    Locator yes = dialog.locator("input[type=submit]");
    yes.click();
    assertThat(dialog).isVisible();
    assertThat(dialog.locator(".nph-error:not(:empty)")).hasText("Give a reason; others read it.");
    assertThat(una.page().locator("#extend-dialog")).isHidden();
    assertThat(una.toast()).hasCount(0);
    una.looksRight("lease-remove-refused");

    dialog.getByLabel("What for").fill("It is needed for good");
    yes.click();
    assertThat(una.toast()).containsText("The lease is taken off. The instance has no end.");
    assertThat(una.main()).not().containsText("It is stopped then.");
    assertThat(una.button("Take the lease off")).hasCount(0);

    policy(Map.of("mandatory", true));
    OrderForm.open(una).zone("sim").name("ends");
    una.field("Lease").selectOption("P1D");
    form.order().click();
    una.page().waitForURL("**/instance/detail.xhtml**");
    assertThat(una.button("Extend")).isVisible();
    assertThat(una.button("Take the lease off")).hasCount(0);
  }

  @Test
  void theAdministratorSaysWhatHoldsWithinTheOperatorsMaximum() {
    policy(Map.of("maximum", "P30D"));
    Visitor ada = people.as("acme-admin");
    ada.open("/lease/policy.xhtml");
    ada.sees("Rules for leases");
    ada.field("Longest lease").fill("40");
    ada.button("Save").click();
    assertThat(ada.main()).containsText("The operator allows this tenant at most 30 days.");
    ada.field("Longest lease").fill("20");
    ada.button("Save").click();
    assertThat(ada.toast()).containsText("Saved. It holds from now on.");
    assertThat(ada.field("Longest lease")).hasValue("20");
    ada.looksRight("lease-policy");
  }
}
