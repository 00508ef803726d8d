package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Tidy;

/** People come by invitation, work in two tenants, and go; who belongs nowhere asks. */
class PeopleIT {
  private static final Pattern LINK =
      Pattern.compile("/invitation/accept\\.xhtml\\?token=[A-Za-z0-9_-]{43}");

  @RegisterExtension final Visitors people = new Visitors();

  @AfterEach
  void nobodyStays() {
    Demo.ACME_ADMIN
        .get("/tenants/" + Demo.tenant(Demo.ACME_ADMIN) + "/members?username=globex")
        .items()
        .forEach(member -> Demo.ACME_ADMIN.delete("/memberships/" + member.path("id").asText()));
  }

  private static Locator row(Visitor visitor, String text) {
    return visitor
        .main()
        .getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static void click(Locator within, String button) {
    within
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
        .first()
        .click();
  }

  @Test
  void whoIsInvitedReadsTheLetterAcceptsSwitchesTenantsAndIsRemoved() {
    String email = "gil-" + UUID.randomUUID() + "@example.org";
    Visitor amir = people.as("acme-admin");
    amir.open("/people/list.xhtml");
    amir.sees("People");
    amir.ask("Invite somebody");
    amir.asked("Address").fill(email);
    amir.main().locator("select[id$=':role']").selectOption("VIEWER");
    amir.main().locator("select[id$=':project']").selectOption("");
    amir.button("Send the invitation").click();
    assertThat(amir.toast()).containsText("The letter to " + email + " is on its way.");
    assertThat(row(amir, email)).containsText("Open");
    amir.looksRight("people-invited");

    // The letter comes by a job, a moment later.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Demo.OPERATOR.get("/simulation/mails").text().contains(email));
    Visitor olivia = people.as("operator");
    olivia.open("/mail/list.xhtml");
    Locator letter =
        olivia.main().locator("article").filter(new Locator.FilterOptions().setHasText(email));
    Matcher link = LINK.matcher(letter.first().innerText());
    Assertions.assertThat(link.find()).isTrue();
    olivia.looksRight("mail-list");

    Visitor gil = people.as("globex-user");
    gil.open(link.group());
    gil.sees("You are invited");
    assertThat(gil.main()).containsText("Acme Works");
    gil.looksRight("invitation-accept");
    gil.button("Accept").click();
    gil.sees("Overview");
    assertThat(gil.main()).containsText("Project default of Acme Works");

    Locator switcher = gil.page().locator(".nph-topbar details").first();
    switcher.locator("summary").click();
    switcher.getByText("default").last().click();
    assertThat(gil.main()).containsText("Project default of Globex");
    gil.open("/token/list.xhtml");
    assertThat(switcher).containsText("Globex");

    amir.open("/people/list.xhtml?username=globex-user");
    click(row(amir, "globex-user"), "Change role");
    amir.page().locator("#change-role").selectOption("BILLING");
    amir.page().locator("#change-dialog button[type=submit]").click();
    assertThat(amir.toast()).containsText("Changed.");
    assertThat(row(amir, "globex-user")).containsText("Billing");
    click(row(amir, "globex-user"), "Remove");
    amir.page().locator("#remove-dialog button[type=submit]").click();
    assertThat(amir.toast()).containsText("Removed.");
    Assertions.assertThat(Demo.GLOBEX_USER.get("/me").json().path("tenants")).hasSize(1);
    gil.open("/");
    gil.page().locator(".nph-topbar details summary").first().click();
    assertThat(gil.page().locator(".nph-topbar details").first()).not().containsText("Acme");
    gil.open(link.group());
    assertThat(gil.main()).containsText("This invitation has been accepted already.");
  }

  @Test
  void whoIsInvitedByTheirOwnAddressSeesItWhereTheyBeginAndAccepts() {
    Demo.ACME_ADMIN.post(
        "/invitations",
        Demo.object(
            "tenant", Demo.tenant(Demo.ACME_ADMIN),
            "email", "user@globex.example",
            "role", "viewer"));
    Visitor gil = people.as("globex-user");
    gil.open("/");
    assertThat(gil.main()).containsText("You are invited");
    assertThat(gil.main()).containsText("Acme Works");
    gil.looksRight("overview-invited");
    click(gil.main(), "Accept Acme Works");
    gil.sees("Overview");
    assertThat(gil.main()).containsText("Project default of Acme Works");
    assertThat(gil.main()).not().containsText("You are invited");
  }

  @Test
  void everybodyChoosesWhichNoticesTheyGet() {
    Visitor victor = people.as("acme-viewer");
    victor.open("/settings/notices.xhtml");
    victor.sees("Notices by mail");
    victor.looksRight("settings-notices");
    Locator leases = victor.main().locator("input[name=notice-LEASES]");
    leases.uncheck();
    victor.button("Save").click();
    assertThat(victor.toast()).containsText("Saved.");
    assertThat(leases).not().isChecked();
    leases.check();
    victor.button("Save").click();
    assertThat(leases).isChecked();
  }

  @Test
  void whoWorksInTwoTenantsSeesTheTrailTheJobsAndTheInboxOfTheChosenOneOnly() {
    String acmes = "first" + UUID.randomUUID().toString().substring(0, 8);
    String globexs = "second" + UUID.randomUUID().toString().substring(0, 8);
    somethingHappens(Demo.ACME_USER, acmes);
    somethingHappens(Demo.GLOBEX_USER, globexs);
    String email = "gina-" + UUID.randomUUID() + "@example.org";
    Demo.ACME_ADMIN.post(
        "/invitations",
        Demo.object(
            "tenant", Demo.tenant(Demo.ACME_ADMIN), "email", email, "role", "tenant-admin"));
    Visitor gina = people.as("globex-admin");
    gina.open(linkTo(email));
    gina.button("Accept").click();
    gina.sees("Overview");
    assertThat(gina.main()).containsText("Project default of Acme Works");

    seesOnly(gina, acmes, globexs);
    Locator switcher = gina.page().locator(".nph-topbar details").first();
    switcher.locator("summary").click();
    switcher.getByText("default").last().click();
    assertThat(gina.main()).containsText("Project default of Globex");

    seesOnly(gina, globexs, acmes);
    Tidy.tidy();
  }

  /** An order, so a job and rows of the trail, and a request for more quota. */
  private static void somethingHappens(Person person, String name) {
    person.post("/orders", Demo.order(person, name));
    person.post(
        "/quota-requests",
        Demo.object(
            "project",
            Demo.project(person),
            "changes",
            List.of(Demo.object("resource", "vcpus", "limit", 41)),
            "reason",
            name));
  }

  private static void seesOnly(Visitor visitor, String own, String other) {
    for (String page : List.of("/audit/list.xhtml", "/job/list.xhtml", "/request/inbox.xhtml")) {
      visitor.open(page);
      assertThat(visitor.main()).containsText(own);
      assertThat(visitor.main()).not().containsText(other);
    }
  }

  /** The link of the letter to this address, which comes by a job. */
  private static String linkTo(String email) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Demo.OPERATOR.get("/simulation/mails").text().contains(email));
    Matcher link =
        LINK.matcher(
            Demo.OPERATOR.get("/simulation/mails").items().stream()
                .filter(mail -> mail.path("to").asText().equals(email))
                .findFirst()
                .orElseThrow()
                .path("text")
                .asText());
    Assertions.assertThat(link.find()).isTrue();
    return link.group();
  }

  @Test
  void aProjectIsMadeRenamedAndDeletedByItsName() {
    String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    Visitor amir = people.as("acme-admin");
    amir.open("/project/list.xhtml");
    amir.ask("Make a project");
    amir.asked("Name").fill(name);
    amir.answer("Make a project").click();
    assertThat(amir.toast()).containsText(name + " is made.");
    amir.main().getByText(name).first().click();
    amir.sees(name);
    amir.looksRight("project-detail");
    amir.button("Delete the project").first().click();
    assertThat(amir.page().locator("#delete-dialog")).containsText(name);
    amir.page().locator("#delete-dialog button[type=submit]").click();
    assertThat(amir.toast()).containsText(name + " is deleted.");
  }

  @Test
  void whoRunsTheTenantIsOfferedItsPeopleAndWhoDoesNotIsNot() {
    Visitor amir = people.as("acme-admin");
    amir.open("/");
    Assertions.assertThat(amir.page().locator("#rail .nph-nav a").allInnerTexts())
        .contains("Projects", "People")
        .doesNotContain("Sign-up requests", "Demo mailbox");
    Visitor una = people.as("acme-user");
    una.open("/");
    Assertions.assertThat(una.page().locator("#rail .nph-nav a").allInnerTexts())
        .doesNotContain("Projects", "People");
    Assertions.assertThat(una.open("/people/list.xhtml").status()).isEqualTo(403);
  }

  @Test
  void whoSignsInForTheFirstTimeReadsWhatIsMissingAndAsksForATenant() {
    String name = "n" + UUID.randomUUID().toString().substring(0, 8);
    Visitor nora = people.newcomer(name);
    nora.sees("You belong to no tenant yet");
    assertThat(nora.main()).containsText("You are signed in as Nora Newcomer");
    Visitors.describe(nora, name);
    nora.looksRight("signup-request");
    nora.button("Ask").click();
    assertThat(nora.main()).containsText("Waits for a decision");

    Visitor olivia = people.as("operator");
    olivia.open("/signup/list.xhtml?state=PENDING");
    click(row(olivia, name), "Approve");
    olivia.page().locator("#preset").selectOption("Medium");
    olivia.looksRight("signup-approve");
    olivia.page().locator("#approve-dialog button[type=submit]").click();
    olivia.sees("Initech " + name);

    nora.open("/");
    nora.sees("Overview");
    assertThat(nora.main()).containsText("Project default of Initech " + name);
  }
}
