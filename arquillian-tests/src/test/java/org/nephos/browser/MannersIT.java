package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** What people do to pages: click twice, go back, go to lunch, use the keyboard, paste anything. */
@ExtendWith(Tidy.class)
class MannersIT {
  private static final int ENOUGH_TABS = 80;

  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void aDoubleClickIsOneOrder() {
    Visitor una = people.as("acme-user");
    long before = ordersCalled("clicked twice");
    OrderForm.open(una).zone("sim").name("clicked twice").order().dblclick();
    new InstancePage(una).becomes("Active");
    Assertions.assertThat(ordersCalled("clicked twice")).isEqualTo(before + 1);
  }

  @Test
  void theBackButtonOrdersNothing() {
    Visitor una = people.as("acme-user");
    long before = ordersCalled("went back");
    OrderForm.open(una).zone("sim").name("went back").order().click();
    new InstancePage(una).becomes("Active");
    una.page().goBack();
    una.sees("Order an instance");
    assertThat(una.field("Name")).not().hasValue("went back");
    una.page().goForward();
    una.sees("went back");
    una.page().reload();
    una.sees("went back");
    Assertions.assertThat(ordersCalled("went back")).isEqualTo(before + 1);
  }

  @Test
  void whatWasTypedSurvivesASessionThatEndsBeforeTheFormIsSent() {
    Visitor una = people.as("acme-user");
    OrderForm form = typed(una, "survivor");
    una.page().context().clearCookies();

    form.order().click();
    una.isAskedToSignIn();
    una.signIn("acme-user", Portal.PASSWORD);

    isStillTyped(una, "survivor");
    form.order().click();
    una.page().waitForURL("**/order/detail.xhtml**");
    assertThat(una.main().getByText(Pattern.compile("^survivor-[12]$"))).hasCount(2);
  }

  @Test
  void whoTypesOnAfterTheSessionEndedIsToldAndFindsItAllAfterANewSignIn() {
    Visitor una = people.as("acme-user");
    OrderForm form = typed(una, "teller");
    una.page().context().clearCookies();

    form.count("2");
    assertThat(una.toast().last()).containsText("You were signed out.");
    una.toast().last().getByText("Sign in again").click();
    una.isAskedToSignIn();
    una.signIn("acme-user", Portal.PASSWORD);

    isStillTyped(una, "teller");
  }

  private static OrderForm typed(Visitor una, String name) {
    OrderForm form = OrderForm.open(una).flavor("micro").zone("sim").name(name).count("2");
    form.unfold().userData("#!/bin/sh\necho hello");
    assertThat(form.summary()).containsText("+ 2 of 20");
    // What is kept is kept a moment after the last key. The test asks again, for a function that
    // the
    // page asks again by itself is an eval, which the Content-Security-Policy forbids.
    una.page().waitForCondition(() -> kept(una).contains("echo hello"));
    return form;
  }

  private static String kept(Visitor una) {
    return (String) una.page().evaluate("JSON.stringify(sessionStorage)");
  }

  private static void isStillTyped(Visitor una, String name) {
    una.sees("Order an instance");
    assertThat(una.field("Name")).hasValue(name);
    assertThat(una.field("How many")).hasValue("2");
    assertThat(una.field("Zone")).hasValue("sim");
    assertThat(una.field("Start-up script")).hasValue("#!/bin/sh\necho hello");
    OrderForm form = OrderForm.on(una);
    assertThat(form.choice("micro").locator("input")).isChecked();
    assertThat(una.toast()).containsText("What you had filled in before is back.");
    assertThat(form.summary()).containsText("+ 2 of 20");
  }

  @Test
  void anInstanceIsOrderedByKeyboardAlone() {
    Visitor una = people.as("acme-user");
    una.open("/");
    press(una, "Tab");
    assertThat(una.page().locator(".nph-skip")).isFocused();
    press(una, "Enter");
    tabTo(una, una.link("Order an instance").first());
    press(una, "Enter");
    una.sees("Order an instance");

    tabTo(una, OrderForm.on(una).choice("nano").locator("input"));
    press(una, "ArrowRight");
    assertThat(OrderForm.on(una).choice("micro").locator("input")).isChecked();
    tabTo(una, una.field("Zone"));
    una.page().keyboard().type("sim");
    tabTo(una, una.field("Name"));
    press(una, "Control+A");
    una.page().keyboard().type("by keyboard");
    tabTo(una, OrderForm.on(una).order());
    press(una, "Space");

    new InstancePage(una).becomes("Active");
    una.sees("by keyboard");
    assertThat(una.main()).containsText("micro");
    assertThat(una.page().locator("#state")).containsText("sim");
  }

  private static void press(Visitor visitor, String key) {
    visitor.page().keyboard().press(key);
  }

  /** Goes on by Tab until this is reached; where one is has to be seen all the way. */
  private static void tabTo(Visitor visitor, Locator wanted) {
    for (int i = 0; i < ENOUGH_TABS; i++) {
      press(visitor, "Tab");
      if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
        Assertions.assertThat(
                (String)
                    visitor
                        .page()
                        .evaluate(
                            """
                            () => {
                              const at = document.activeElement;
                              const around = at.closest('.nph-choice') || at;
                              return [at, around]
                                .map(element => getComputedStyle(element))
                                .map(style => style.outlineStyle + ' ' + style.boxShadow)
                                .join(' ');
                            }
                            """))
            .as("focus is seen")
            .isNotEqualTo("none none none none");
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + wanted);
  }

  @Test
  void markupIsShownAsItWasTypedAndDoesNothing() {
    String markup = "<img src=x onerror=alert(1)>\"'";
    Visitor una = people.as("acme-user");
    una.page().onDialog(dialog -> una.complaints().add("a script ran: " + dialog.message()));

    OrderForm form = OrderForm.open(una).zone("sim").name(markup);
    assertThat(form.verdict()).hasText("Would be refused");
    form.order().click();
    assertThat(una.field("Name")).hasAttribute("aria-invalid", "true");
    assertThat(una.field("Name")).hasValue(markup);

    una.open("/instance/list.xhtml?name=" + URLEncoder.encode(markup, StandardCharsets.UTF_8));
    assertThat(una.main()).containsText("Nothing matches");
    assertThat(una.page().locator("#name")).hasValue(markup);
    una.looksRight("instances-none");
  }

  @Test
  void namesOfAllScriptsAreOrderedAndShown() {
    Visitor una = people.as("acme-user");
    String name = "خادم Zürich cafe\u0301 服务器";
    OrderForm.open(una).zone("sim").name(name).order().click();
    new InstancePage(una).becomes("Active");
    una.sees(name);
    una.open("/instance/list.xhtml");
    assertThat(una.link(name)).isVisible();
  }

  @Test
  void thePageFollowsTheReadersColourSchemeAndTheSwitchOverridesIt() {
    Visitor una = people.as("acme-user", Visitors.options().setColorScheme(ColorScheme.DARK));
    una.open("/");
    Assertions.assertThat(brightness(ink(una))).isGreaterThan(200);

    una.button("Switch between light and dark").click();
    Assertions.assertThat(brightness(ink(una))).isLessThan(80);
    una.open("/instance/list.xhtml");
    Assertions.assertThat(brightness(ink(una))).isLessThan(80);
  }

  /** The colour of the text: light by night, dark by day. */
  private static String ink(Visitor visitor) {
    return (String) visitor.page().evaluate("getComputedStyle(document.body).color");
  }

  private static int brightness(String rgb) {
    List<Integer> parts =
        Pattern.compile("\\d+")
            .matcher(rgb)
            .results()
            .limit(3)
            .map(r -> Integer.valueOf(r.group()))
            .toList();
    return parts.stream().mapToInt(Integer::intValue).sum() / parts.size();
  }

  @Test
  void anotherTenantsInstanceIsNotThereLikeOneThatNeverWas() {
    String id = Demo.activeInstance(Demo.ACME_USER, "secret");
    Visitor gil = people.as("globex-user");
    Assertions.assertThat(gil.open("/instance/detail.xhtml?id=" + id).status()).isEqualTo(404);
    String foreign = gil.main().innerText().replaceAll("[0-9a-f-]{36}", "");
    Assertions.assertThat(gil.open("/instance/detail.xhtml?id=" + Demo.NO_ID).status())
        .isEqualTo(404);
    Assertions.assertThat(gil.main().innerText().replaceAll("[0-9a-f-]{36}", ""))
        .isEqualTo(foreign)
        .doesNotContain("secret");
  }

  private static long ordersCalled(String name) {
    return Demo.ACME_USER.get("/orders?limit=500").items().stream()
        .filter(order -> order.path("name").asText().equals(name))
        .count();
  }
}
