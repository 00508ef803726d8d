package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** A person at a browser, and what holds for every page that they see. */
final class Visitor {
  /** A key that nobody has put into words. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\?\\?\\?\\S+|\\b(?:event|trigger|step|fault|problem|state|task|meter|error)(?:\\.[a-z-]+)+");

  private final String name;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Visitor(String name, Page page) {
    this.name = name;
    this.page = page;
    page.onConsoleMessage(
        message -> {
          // What the server refuses is the test's to expect; what a script does wrong never is.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.onResponse(
        response -> {
          if (response.status() >= 500) {
            complaints.add(response.status() + " " + response.url());
          }
        });
  }

  Page page() {
    return page;
  }

  List<String> complaints() {
    return complaints;
  }

  /** Fills in Keycloak's form and waits for the portal. */
  void signIn(String username, String password) {
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.locator("#kc-login").click();
    page.waitForURL(Portal.URL + "/**");
  }

  /** The page is Keycloak's own form for signing in. */
  void isAskedToSignIn() {
    assertThat(page.locator("#username")).isVisible();
    Assertions.assertThat(page.url()).startsWith(Portal.ISSUER);
  }

  /** Goes to an address of the portal. */
  Response open(String path) {
    return page.navigate(Portal.URL + path);
  }

  /** The one heading of the page is this. */
  void sees(String heading) {
    assertThat(page.locator("h1")).hasText(heading);
  }

  Locator main() {
    return page.locator("main");
  }

  Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  Locator link(String label) {
    return main()
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(label).setExact(true));
  }

  /** A field of the page by its label. */
  Locator field(String label) {
    return main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  /** Opens the dialog that a button of the page leads to, where none is open. */
  void ask(String button) {
    if (page.locator("dialog[open]").count() == 0) {
      button(button).first().click();
    }
  }

  /** A field of the dialog that is open, by its label. */
  Locator asked(String label) {
    return page.locator("dialog[open]")
        .getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  /** The button that sends the dialog that is open. */
  Locator answer(String label) {
    return page.locator("dialog[open]")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true));
  }

  /** What the portal says in passing. */
  Locator toast() {
    return page.locator("#toasts .nph-note");
  }

  /** The page as it stands is sound, and a picture of it is kept. */
  void looksRight(String picture) {
    isSound(picture);
    shoot(picture);
  }

  /**
   * The page as it stands by day and by night, wide and narrow, with pictures of each. Sound have
   * to be the wide one by night and the narrow one by day: they share neither colours nor
   * arrangement with each other, and have those of all the rest.
   */
  void looksRightEverywhere(String picture) {
    shoot(picture);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    looksRight(picture + "-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(390, 844);
    fits(picture);
    looksRight(picture + "-phone");
    page.setViewportSize(320, 640);
    fits(picture);
    shoot(picture + "-320");
    page.setViewportSize(1440, 900);
  }

  private void fits(String picture) {
    Object wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    Assertions.assertThat(((Number) wide).intValue())
        .as("%s is wider than the screen", picture)
        .isLessThanOrEqualTo(0);
  }

  private void isSound(String picture) {
    var violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
    Assertions.assertThat(violations)
        .as("axe on %s", picture)
        .extracting(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().get(0).getHtml())
        .isEmpty();
    Matcher key = KEY.matcher(page.locator("body").innerText());
    Assertions.assertThat(key.find() ? key.group() : "").as("words on %s", picture).isEmpty();
  }

  /** Keeps a picture of the whole page. */
  void shoot(String picture) {
    page.evaluate("window.scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Portal.SCREENSHOTS.resolve(picture + "-" + name + ".png"))
            .setFullPage(true));
  }
}
