package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The operator's rail is long: its groups fold, stay as they were left, and scroll in themselves.
 */
class RailIT {
  @RegisterExtension final Visitors people = new Visitors();

  private static Locator entry(Visitor olivia, String page) {
    return olivia.page().locator("#rail a[href*='" + page + "']");
  }

  private static Locator group(Visitor olivia, String name) {
    return olivia.page().locator("#rail summary").getByText(name);
  }

  @Test
  void atFirstAllOfItIsInTheWindow() {
    Visitor olivia = people.as("operator");
    olivia.page().setViewportSize(1280, 720);
    olivia.open("/");
    assertThat(entry(olivia, "/mail/list")).isInViewport(whole());
    assertThat(entry(olivia, "/billing/revenue")).isHidden();
  }

  @Test
  void aGroupIsOpenedByKeyboardAndStaysAsItWasLeft() {
    Visitor olivia = people.as("operator");
    olivia.open("/");
    group(olivia, "Billing").locator("..").focus();
    olivia.page().keyboard().press("Enter");
    assertThat(entry(olivia, "/billing/revenue")).isVisible();
    group(olivia, "Cloud").click();
    assertThat(entry(olivia, "/job/list")).isHidden();

    olivia.open("/help.xhtml");
    assertThat(entry(olivia, "/billing/revenue")).isVisible();
    assertThat(entry(olivia, "/job/list")).isHidden();
    olivia.looksRight("rail");

    olivia.open("/job/list.xhtml");
    assertThat(entry(olivia, "/job/list")).isVisible();
  }

  @Test
  void whatDoesNotFitIsScrolledToAndTheEntryOfThePageIsInView() {
    Visitor olivia = people.as("operator");
    olivia.page().setViewportSize(1280, 480);
    olivia.open("/mail/list.xhtml");
    assertThat(entry(olivia, "/mail/list")).isInViewport(whole());
    olivia.page().locator("#rail a").first().scrollIntoViewIfNeeded();
    assertThat(olivia.page().locator("#rail a").first()).isInViewport(whole());
  }

  @Test
  void aPageThatIsNoEntryMarksTheOneThatItIsReachedFrom() {
    Visitor una = people.as("acme-user");
    una.open("/request/quota.xhtml");
    assertThat(entry(una, "/request/list")).hasAttribute("aria-current", "page");
    Assertions.assertThat(una.page().locator("#rail [aria-current=page]").count()).isEqualTo(1);
  }

  @Test
  void onAPhoneTheLastEntryIsReached() {
    Visitor olivia = people.as("operator");
    olivia.page().setViewportSize(320, 480);
    olivia.open("/");
    olivia.button("Open the menu").click();
    entry(olivia, "/mail/list").click();
    olivia.sees("Demo mailbox");
  }

  private static LocatorAssertions.IsInViewportOptions whole() {
    return new LocatorAssertions.IsInViewportOptions().setRatio(1);
  }
}
