package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Tidy;

/** Ordering on one page, with what would come of it beside the form. */
@ExtendWith(Tidy.class)
class OrderIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void priceAndQuotaFollowTheFormWhileItIsFilledIn() {
    Visitor una = people.as("acme-user");
    OrderForm form = OrderForm.open(una);
    assertThat(form.verdict()).hasText("Can be ordered");
    assertThat(form.summary().locator("#price-hour")).hasText("€0.0128025");
    assertThat(form.summary()).containsText("+ 1 of 20");

    form.flavor("large").zone("sim").name("shop front").count("2");

    assertThat(form.summary().locator("#price-hour")).hasText("€0.1872");
    assertThat(form.summary().locator("#price-month")).hasText("€136.66");
    assertThat(form.summary()).containsText("+ 2 of 20");
    assertThat(form.summary()).containsText("+ 8 of 40");
    assertThat(form.summary()).containsText("Will start in zone sim.");
    una.looksRight("order");
  }

  @Test
  void whatWouldBeRefusedIsSaidBesideTheFormBeforeItIsSent() {
    Visitor una = people.as("acme-user");
    OrderForm form = OrderForm.open(una).zone("sim").name("-bad").count("0");
    assertThat(form.verdict()).hasText("Would be refused");
    assertThat(form.summary().locator(".nph-tone-bad li")).hasCount(2);

    form.order().click();

    assertThat(una.field("Name")).hasAttribute("aria-invalid", "true");
    assertThat(una.field("How many")).hasAttribute("aria-invalid", "true");
    assertThat(una.field("Name")).hasValue("-bad");
    una.looksRight("order-invalid");

    form.name("good").count("1");
    assertThat(form.verdict()).hasText("Can be ordered");
  }

  @Test
  void oneClickGivesAReceiptThatCanBeOpenedAgain() {
    Visitor una = people.as("acme-user");
    OrderForm.open(una).zone("sim").name("web").order().click();
    // Good news passes after some seconds, so it is looked for before anything else of the page.
    assertThat(una.toast()).containsText("Ordered: web. You can watch it start here.");
    InstancePage instance = new InstancePage(una);
    instance.becomes("Active");

    una.link("Open the order").click();

    una.sees("Order web");
    assertThat(una.main()).containsText("€0.0128025");
    assertThat(una.main().locator(".nph-badge").first()).hasText("Done");
    una.looksRight("order-receipt");
  }

  @Test
  void severalAreOrderedAtOnceAllOrNothing() {
    Visitor una = people.as("acme-user");
    OrderForm.open(una).zone("sim").name("worker").count("3").order().click();
    una.page().waitForURL("**/order/detail.xhtml**");
    assertThat(una.main().getByText(Pattern.compile("^worker-[123]$"))).hasCount(3);
    assertThat(una.main().locator("#receipt").getByText("Active")).hasCount(3);
    una.looksRight("order-of-three");
  }
}
