package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of one instance; it is never reloaded by these methods. */
final class InstancePage {
  private static final Pattern ID = Pattern.compile("[?&]id=([0-9a-f-]{36})");
  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout(60_000);

  private final Visitor visitor;

  InstancePage(Visitor visitor) {
    this.visitor = visitor;
    visitor.page().waitForURL("**/instance/detail.xhtml**");
  }

  /** The id in the address. */
  String id() {
    Matcher id = ID.matcher(visitor.page().url());
    if (!id.find()) {
      throw new AssertionError("no id in " + visitor.page().url());
    }
    return id.group(1);
  }

  Locator state() {
    return visitor.page().locator("#state .nph-badge").first();
  }

  /** Waits for a state; the page has to come to it by itself. */
  InstancePage becomes(String state) {
    assertThat(state()).hasText(state, SOON);
    return this;
  }

  /** What is being done and what comes next. */
  Locator progress() {
    return visitor.page().locator("#progress");
  }

  Locator address() {
    return visitor.page().locator("#state [data-copy]");
  }

  Locator button(String label) {
    return visitor
        .page()
        .locator("#power")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true));
  }

  InstancePage tab(String name) {
    visitor
        .page()
        .getByRole(
            AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Parts of the instance"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
        .click();
    return this;
  }

  /** Deletes it by the danger zone and its dialog. */
  void delete() {
    visitor.button("Delete this instance").click();
    visitor
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
        .click();
  }
}
