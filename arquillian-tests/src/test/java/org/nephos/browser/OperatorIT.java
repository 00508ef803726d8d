package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** The operator sees the whole cloud, and has work that was given up tried again. */
@ExtendWith(Tidy.class)
class OperatorIT {
  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout(60_000);

  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void everyTenantHostOrderAndJobIsSeen() {
    Demo.activeInstance(Demo.ACME_USER, "of acme");
    Demo.activeInstance(Demo.GLOBEX_USER, "of globex");
    Visitor olivia = people.as("operator");

    olivia.open("/");
    assertThat(olivia.main()).containsText("Everything that you can see");
    olivia.looksRight("dashboard");

    olivia.open("/tenant/list.xhtml");
    assertThat(olivia.main()).containsText("Acme Works");
    assertThat(olivia.main()).containsText("Globex");
    olivia.looksRight("tenants");

    olivia.open("/host/list.xhtml?zone=sim");
    assertThat(olivia.main().locator("tbody tr")).hasCount(50);
    olivia.looksRight("hosts");

    olivia.open("/order/list.xhtml");
    assertThat(olivia.link("of acme").first()).isVisible();
    assertThat(olivia.link("of globex").first()).isVisible();
    olivia.looksRight("orders");

    olivia.open("/instance/list.xhtml");
    assertThat(olivia.link("of acme")).isVisible();
    assertThat(olivia.link("of globex")).isVisible();
    olivia.looksRight("instances");

    olivia.open("/job/list.xhtml");
    assertThat(olivia.main().locator("tbody")).containsText("of acme");
    assertThat(olivia.main().locator("tbody")).containsText("of globex");
    olivia.looksRight("jobs");
  }

  @Test
  void aHostIsTakenOutOfPlacementAndPutBack() {
    Visitor olivia = people.as("operator");
    olivia.open("/host/list.xhtml?zone=sim");
    Locator host =
        olivia.main().locator("tbody tr").filter(new Locator.FilterOptions().setHasText("sim-07"));
    host.getByText("Take out").click();
    olivia.page().locator("dialog").getByLabel("Reason").fill("New memory");
    olivia.looksRight("host-out");
    olivia.button("Take it out").click();
    assertThat(olivia.toast()).containsText("Nothing new is placed on sim-07 from now on.");
    assertThat(host).containsText("Maintenance");

    host.getByText("Put back").click();
    assertThat(olivia.toast()).containsText("New instances can be placed on sim-07 again.");
  }

  @Test
  void aJobThatWasGivenUpIsReadMendedAndTriedAgain() {
    assumeTrue(Portal.hasLibvirt(), "there is no hypervisor to break something at");
    String name = "breaks";
    Visitor una = people.as("acme-user");
    OrderForm.open(una).zone("local").name(name).order().click();
    InstancePage instance = new InstancePage(una);
    instance.becomes("Active");
    instance.button("Stop").click();
    instance.becomes("Stopped");
    Hypervisor.giveABrokenDisk(instance.id());

    instance.button("Start").click();
    assertThat(instance.progress().locator(".nph-note strong, .nph-note .nph-strong"))
        .hasText("The host failed", SOON);
    assertThat(instance.progress()).not().containsText("local-01");
    una.looksRight("instance-not-started");

    Visitor olivia = people.as("operator");
    olivia.open("/");
    assertThat(olivia.main()).containsText("Jobs given up");
    olivia.link("Look at them").click();
    olivia.sees("Jobs");
    Locator row =
        olivia.main().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    assertThat(row).containsText("Given up");
    assertThat(row).containsText("Cannot access storage file");
    row.first().getByText("Start, stop or reboot an instance").click();
    olivia.sees("Start, stop or reboot an instance");
    olivia.looksRight("job-given-up");

    Hypervisor.takeTheBrokenDisk(instance.id());
    olivia.field("Reason").fill("The disk is mended");
    olivia.button("Try again").click();

    assertThat(olivia.toast()).containsText("The job is queued again.");
    assertThat(olivia.main().locator(".nph-dl .nph-badge")).hasText("Done", SOON);
    olivia.looksRight("job-done");
    instance.becomes("Active");
  }
}
