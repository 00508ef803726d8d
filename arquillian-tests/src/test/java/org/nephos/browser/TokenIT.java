package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Person;

/** Tokens of scripts, made and revoked on their page. */
class TokenIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void aTokenIsShownOnceSignsAScriptInAndIsRevoked() {
    String name = "nightly " + UUID.randomUUID();
    Visitor una = people.as("acme-user");
    una.open("/token/list.xhtml");
    una.ask("Make a token");
    una.asked("May do at most").selectOption("Look only");
    una.answer("Make a token").click();
    assertThat(una.asked("Name")).hasAttribute("aria-invalid", "true");
    assertThat(una.asked("May do at most")).hasValue("VIEWER");
    una.looksRightEverywhere("token-refused");

    una.asked("Name").fill(name);
    una.answer("Make a token").click();
    assertThat(una.main()).containsText("you will not see it again");
    assertThat(una.page().locator("dialog[open]")).hasCount(0);
    String secret = una.main().locator(".nph-note .nph-copy .nph-mono").innerText();
    Assertions.assertThat(status(secret)).isEqualTo(200);

    una.open("/token/list.xhtml");
    assertThat(una.main()).not().containsText(secret);
    Locator row = una.main().locator("tr").filter(InvoicePage.exists(name));
    row.locator("button").click();
    una.answer("Revoke it").click();
    assertThat(una.toast()).containsText("Revoked");
    Assertions.assertThat(status(secret)).isEqualTo(401);
  }

  private static int status(String secret) {
    return Person.of("").get("/instances", "Authorization", "Bearer " + secret).status();
  }
}
