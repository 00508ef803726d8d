package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Who comes for the first time: what empty pages say, and where the links of a page lead. */
@ExtendWith(Tidy.class)
class NewcomerIT {
  @RegisterExtension final Visitors people = new Visitors();

  /** Somebody who has just been given a tenant, and has nothing in it. */
  private Visitor newTenant(String name) {
    Visitor nora = people.newcomer(name);
    nora.sees("You belong to no tenant yet");
    Visitors.describe(nora, name);
    nora.button("Ask").click();
    assertThat(nora.main()).containsText("Waits for a decision");
    String request =
        Demo.OPERATOR.get("/sign-up-requests?state=PENDING&limit=500").items().stream()
            .filter(r -> r.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    Demo.OPERATOR.post("/sign-up-requests/" + request + "/approve", Map.of());
    nora.open("/");
    nora.sees("Overview");
    return nora;
  }

  @Test
  void whoHasNothingYetIsToldOnEachPageWhatToDoFirst() {
    Visitor nora = newTenant("e" + UUID.randomUUID().toString().substring(0, 8));
    Map<String, String> firstSteps =
        Map.of(
            "/instance/list.xhtml", "Order an instance",
            "/order/list.xhtml", "Order an instance",
            "/lease/list.xhtml", "Order an instance",
            "/request/list.xhtml", "Order an instance",
            "/quota/list.xhtml", "Ask for more",
            "/cost/month.xhtml", "Order an instance",
            "/policy/list.xhtml", "New policy",
            "/token/list.xhtml", "Make a token",
            "/keypair/list.xhtml", "Add a key");
    firstSteps.forEach(
        (page, step) -> {
          nora.open(page);
          Locator empty = nora.main().locator(".nph-empty").first();
          assertThat(named(empty, AriaRole.LINK, step).or(named(empty, AriaRole.BUTTON, step)))
              .isVisible();
          nora.looksRightEverywhere("empty" + page.replaceAll("[/.]", "-"));
        });
    for (String page :
        List.of(
            "/index.xhtml",
            "/project/list.xhtml",
            "/people/list.xhtml",
            "/request/inbox.xhtml",
            "/audit/list.xhtml",
            "/scaling/list.xhtml")) {
      nora.open(page);
      nora.looksRightEverywhere("empty" + page.replaceAll("[/.]", "-"));
    }
    nora.open("/");
    // The sign-up was approved with the smallest preset.
    assertThat(nora.main()).containsText("0 of 5");
    nora.open("/quota/list.xhtml");
    assertThat(nora.main()).containsText("of 5");
    nora.open("/project/list.xhtml");
    Assertions.assertThat(nora.main().locator("thead th").count())
        .as("each column has its heading")
        .isEqualTo(nora.main().locator("tbody tr").first().locator("td").count());
    Visitor olivia = people.as("operator");
    olivia.open("/tenant/list.xhtml");
    Assertions.assertThat(olivia.main().locator("thead th").count())
        .isEqualTo(
            olivia
                .main()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Initech"))
                .first()
                .locator("td")
                .count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme-admin", "acme-user", "acme-viewer", "acme-billing", "operator"})
  void everyLinkThatIsOfferedOpens(String name) {
    Demo.activeInstance(Demo.ACME_USER, "linked");
    Visitor visitor = people.as(name);
    visitor.open("/");
    List<String> refused = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String page : links(visitor, "#rail a")) {
      visitor.open(page);
      for (String link : links(visitor, "main a, .nph-topbar a")) {
        if (seen.add(link.replaceAll("=[^&]*", ""))) {
          int status = visitor.page().request().get(Portal.URL + link).status();
          if (status >= 400) {
            refused.add(status + " " + link + " on " + page);
          }
        }
      }
    }
    Assertions.assertThat(seen).hasSizeGreaterThan(3);
    Assertions.assertThat(refused).as("links that %s is offered", name).isEmpty();
  }

  private static Locator named(Locator within, AriaRole role, String name) {
    return within.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Where the links of this part of the page lead, within the portal. */
  private static List<String> links(Visitor visitor, String part) {
    return visitor.page().locator(part).all().stream()
        .map(link -> link.getAttribute("href"))
        .filter(href -> href != null && href.startsWith("/"))
        .map(href -> href.startsWith("/nephos") ? href.substring("/nephos".length()) : href)
        .distinct()
        .toList();
  }
}
