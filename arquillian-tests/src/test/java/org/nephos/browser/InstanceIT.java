package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Tidy;

/** The page of an instance follows it, from the order to its end, without being reloaded. */
@ExtendWith(Tidy.class)
class InstanceIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void aRealGuestIsOrderedWatchedPoweredAndDeleted() {
    assumeTrue(Portal.hasLibvirt(), "there is no hypervisor here");
    Visitor una = people.as("acme-user");
    OrderForm.open(una)
        .zone("local")
        .name("real guest")
        .unfold()
        .userData("#!/bin/sh\necho the start script was here\n")
        .order()
        .click();
    InstancePage instance = new InstancePage(una);
    una.page().evaluate("window.neverReloaded = true");
    instance.becomes("Active");
    assertThat(instance.address()).isVisible();
    Assertions.assertThat(Hypervisor.guests()).contains(instance.id());
    una.looksRight("instance-real");
    Assertions.assertThat(una.page().evaluate("window.neverReloaded")).isEqualTo(true);

    instance.tab("Console log");
    String address = instance.address().getAttribute("data-copy");
    assertThat(una.main().locator("pre"))
        .containsText("hostname=real-guest address=" + address, patiently());
    assertThat(una.main().locator("pre")).containsText("the start script was here", patiently());
    una.looksRight("instance-console");

    instance.tab("Overview");
    powers(una, instance);

    instance.delete();
    instance.becomes("Deleted");
    Assertions.assertThat(Hypervisor.allGuests()).doesNotContain(instance.id());
    una.looksRight("instance-deleted");
  }

  @Test
  void aSimulatedGuestIsOrderedWatchedPoweredAndDeleted() {
    Visitor una = people.as("acme-user");
    OrderForm.open(una).zone("sim").name("simulated").order().click();
    InstancePage instance = new InstancePage(una);
    una.page().evaluate("window.neverReloaded = true");
    assertThat(instance.state()).hasText(Pattern.compile("Requested|Building"));
    assertThat(instance.progress()).containsText("Ordered");
    una.shoot("instance-starting");
    instance.becomes("Active");
    assertThat(instance.progress()).hasText("");
    assertThat(una.page().locator("#running")).hasText("");
    Assertions.assertThat(una.page().evaluate("window.neverReloaded")).isEqualTo(true);

    instance.tab("History");
    assertThat(una.main().locator("#tab"))
        .containsText(Pattern.compile("Built and started.*Host found.*Ordered", Pattern.DOTALL));
    una.looksRight("instance-history");
    instance.tab("Metrics");
    assertThat(una.main().locator("#tab canvas").first()).isVisible(seen());
    una.looksRight("instance-metrics");

    instance.tab("Overview");
    powers(una, instance);
    una.looksRight("instance-simulated");

    instance.delete();
    instance.becomes("Deleted");
  }

  /** Stops, starts, reboots, pauses: each shows its progress, and the page comes to its end. */
  private static void powers(Visitor una, InstancePage instance) {
    instance.button("Stop").click();
    assertThat(una.toast()).containsText("Stopping");
    assertThat(instance.progress()).containsText("Next: stopped.");
    instance.becomes("Stopped");

    instance.button("Start").click();
    assertThat(una.toast()).containsText("Starting");
    instance.becomes("Active");

    instance.button("Reboot").click();
    assertThat(una.toast()).containsText("Rebooting");
    assertThat(instance.button("Pause")).isVisible(seen());

    instance.button("Pause").click();
    instance.becomes("Paused");
    instance.button("Resume").click();
    instance.becomes("Active");
    assertThat(instance.button("Stop")).isVisible(seen());
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
  }

  private static LocatorAssertions.IsVisibleOptions seen() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
  }
}
