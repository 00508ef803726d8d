package org.nephos.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** Lists sort by their columns, and are files with the rows that the page shows. */
@ExtendWith(Tidy.class)
class ListIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void theFileOfAListHasTheRowsOfThePageInItsOrder() throws IOException {
    Demo.activeInstance(Demo.ACME_USER, "alpha");
    Demo.activeInstance(Demo.ACME_USER, "beta");
    Demo.activeInstance(Demo.ACME_USER, "other");
    Visitor una = people.as("acme-user");
    una.open("/instance/list.xhtml?name=a&sort=-name");

    Download file = una.page().waitForDownload(() -> una.link("Download as CSV").click());

    assertThat(file.suggestedFilename()).isEqualTo("instances.csv");
    String text = new String(file.createReadStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(text.lines().skip(1).map(line -> line.split(",")[1]))
        .containsExactly("beta", "alpha");
    una.link("Name").click();
    una.page().waitForURL(Pattern.compile("[?&]sort=name"));
    assertThat(una.main().locator("tbody .nph-cell-title").allInnerTexts())
        .containsExactly("alpha", "beta");
  }

  @Test
  void aFileIsForWhoSeesItsListAndWhatIsNoListIsNotThere() {
    Demo.activeInstance(Demo.ACME_USER, "secret");
    Visitor gil = people.as("globex-user");
    gil.open("/");
    Stream.of("instance", "order", "lease", "scaling", "keypair", "token")
        .forEach(
            list -> {
              APIResponse file = gil.page().request().get(address(list));
              assertThat(file.status()).as(list).isEqualTo(200);
              assertThat(file.text()).as(list).doesNotContain("acme", "secret");
            });
    for (String list : List.of("tenant", "host")) {
      assertThat(gil.page().request().get(address(list)).status()).as(list).isEqualTo(403);
    }
    assertThat(gil.page().request().get(address("nothing")).status()).isEqualTo(404);
  }

  private static String address(String list) {
    return Portal.URL + "/" + list + "/list.csv";
  }
}
