package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The front door: who is not known is sent to Keycloak, and comes back to the dashboard. */
class SignInIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void aStrangerIsSentToKeycloakAndSeesTheDashboardAfterSigningIn() {
    Visitor una = people.stranger();
    una.open("/");
    una.isAskedToSignIn();

    una.signIn("acme-user", Portal.PASSWORD);

    una.sees("Overview");
    assertThat(una.main()).containsText("Project default of Acme Works");
    Locator figures = una.main().locator(".nph-figure h2");
    assertThat(figures)
        .hasText(
            new String[] {
              "Instances", "Quota nearest its limit", "Cost this month", "Open requests"
            });
    assertThat(una.main().locator("section[aria-labelledby=quota]")).containsText("vCPUs");
    assertThat(una.main().locator("section[aria-labelledby=events]")).isVisible();
    una.looksRight("dashboard");
  }

  @Test
  void aWrongPasswordStaysAtKeycloak() {
    Visitor thief = people.stranger();
    thief.open("/");
    thief.page().locator("#username").fill("acme-user");
    thief.page().locator("#password").fill("not the password");
    thief.page().locator("#kc-login").click();
    assertThat(thief.page().getByText("Invalid username or password.")).isVisible();
    thief.isAskedToSignIn();
  }

  @Test
  void thePageThatWasAskedForIsTheOneThatOpensAfterTheSignIn() {
    Visitor una = people.stranger();
    una.open("/instance/list.xhtml?state=ACTIVE");
    una.signIn("acme-user", Portal.PASSWORD);
    una.sees("Instances");
    assertThat(una.page()).hasURL(Portal.URL + "/instance/list.xhtml?state=ACTIVE");
  }

  @Test
  void whatTheRoleDoesNotAllowIsNotOffered() {
    Visitor bea = people.as("acme-billing");
    bea.open("/");
    Assertions.assertThat(bea.page().locator("#rail .nph-nav a").allInnerTexts())
        .containsExactly("Overview", "Costs", "Budgets", "Invoices", "API tokens");
    Assertions.assertThat(bea.open("/instance/list.xhtml").status()).isEqualTo(403);
    bea.sees("Your role does not allow this");
  }
}
