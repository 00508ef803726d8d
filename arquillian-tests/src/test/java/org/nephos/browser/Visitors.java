package org.nephos.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The people of one test, each with a browser of their own; they leave when it ends. */
final class Visitors implements BeforeEachCallback, AfterTestExecutionCallback {
  /** What a browser keeps of a sign-in, so that not every test has to begin with one. */
  private static final Map<String, String> SIGNED_IN = new ConcurrentHashMap<>();

  private final List<Visitor> visitors = new ArrayList<>();
  private Browser browser;

  @Override
  public void beforeEach(ExtensionContext context) {
    browser =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent(Chromium.class, key -> new Chromium(), Chromium.class)
            .browser();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    boolean failed = context.getExecutionException().isPresent();
    List<String> complaints = new ArrayList<>();
    for (Visitor visitor : visitors) {
      if (failed) {
        visitor.shoot("failed-" + context.getRequiredTestMethod().getName());
      }
      complaints.addAll(visitor.complaints());
      visitor.page().context().close();
    }
    visitors.clear();
    if (!failed) {
      assertThat(complaints).as("what the browser complained about").isEmpty();
    }
  }

  /** Somebody who has not signed in. */
  Visitor stranger() {
    return visitor("stranger", options());
  }

  /** A person who signs in now, at Keycloak's own form. */
  Visitor signIn(String name) {
    Visitor visitor = visitor(name, options());
    visitor.open("/");
    visitor.signIn(name, Portal.PASSWORD);
    return visitor;
  }

  /** A person who has signed in before. */
  Visitor as(String name) {
    return as(name, options());
  }

  /** The same, with a browser of their own making. */
  Visitor as(String name, Browser.NewContextOptions options) {
    String kept = SIGNED_IN.get(name);
    if (kept == null) {
      kept = signIn(name).page().context().storageState();
      SIGNED_IN.put(name, kept);
    }
    return visitor(name, options.setStorageState(kept));
  }

  /** Without motion, so that no colour is caught on its way to another. */
  static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setViewportSize(1440, 900)
        .setLocale("en-US")
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private Visitor visitor(String name, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    Visitor visitor = new Visitor(name, context.newPage());
    visitors.add(visitor);
    return visitor;
  }

  /** Nora Newcomer, who has just registered by this user name and belongs to no tenant. */
  Visitor newcomer(String name) {
    Visitor nora = stranger();
    nora.open("/");
    nora.page().getByText("Register").click();
    nora.page().locator("#username").fill(name);
    nora.page().locator("#password").fill(Portal.PASSWORD);
    nora.page().locator("#password-confirm").fill(Portal.PASSWORD);
    nora.page().locator("#email").fill(name + "@example.org");
    nora.page().locator("#firstName").fill("Nora");
    nora.page().locator("#lastName").fill("Newcomer");
    nora.page().locator("input[type=submit], button[type=submit]").last().click();
    return nora;
  }

  /** Fills in what tenant she asks for; it is to have her user name. */
  static void describe(Visitor nora, String name) {
    nora.field("Organisation").fill("Initech " + name);
    nora.field("Short name").fill(name);
    nora.field("What you need it for").fill("Reports");
  }
}
