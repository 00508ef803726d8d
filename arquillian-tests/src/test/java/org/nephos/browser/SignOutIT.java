package org.nephos.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing out ends both sessions: the portal's and Keycloak's. */
class SignOutIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void signingOutEndsTheSessionHereAndAtKeycloak() {
    Visitor una = people.signIn("acme-user");
    String portalCookie = cookie(una);

    una.page().locator("summary").filter(new Locator.FilterOptions().setHasText("Account")).click();
    una.button("Sign out").click();

    // Keycloak asks for a name again: it does not know the person any more.
    una.isAskedToSignIn();
    una.isAskedToSignIn();
    una.open("/instance/list.xhtml");
    una.isAskedToSignIn();

    // The old cookie opens nothing either.
    Visitor thief = people.stranger();
    thief
        .page()
        .context()
        .addCookies(List.of(new Cookie("NEPHOSSESSION", portalCookie).setUrl(Portal.URL)));
    thief.open("/");
    thief.isAskedToSignIn();
  }

  private static String cookie(Visitor visitor) {
    String value =
        visitor.page().context().cookies().stream()
            .filter(cookie -> cookie.name.equals("NEPHOSSESSION"))
            .map(cookie -> cookie.value)
            .findFirst()
            .orElseThrow();
    Assertions.assertThat(value).isNotBlank();
    return value;
  }
}
