package org.nephos.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Tidy;

/** The month's usage as a file: exact to the second, and its sum is what the pages say. */
@ExtendWith(Tidy.class)
class BillingIT {
  @RegisterExtension final Visitors people = new Visitors();

  @Test
  void theDownloadIsExactToTheSecondAndItsSumIsWhatTheDashboardSays() throws IOException {
    String id = Demo.activeInstance(Demo.ACME_USER, "billed");
    // Usage is counted in whole seconds: what lives for less may have nothing to bill.
    Awaitility.await().until(() -> age(id).toSeconds() >= 3);
    Demo.ACME_USER.delete("/instances/" + id);
    Demo.awaitState(Demo.ACME_USER, id, "DELETED");

    Visitor bea = people.as("acme-billing");
    bea.open("/");
    assertThat(bea.main().locator(".nph-figure h2")).hasText(new String[] {"Cost this month"});
    String onTheDashboard = bea.main().locator("[data-figure=cost]").innerText();
    bea.looksRight("dashboard");
    bea.link("By day and resource").click();
    bea.sees("Costs");
    bea.looksRight("costs");
    String onThePage = bea.main().locator("[data-figure=cost]").innerText();
    String ofTheProject =
        bea.main().locator("section[aria-labelledby=by-project] tbody .nph-num").innerText();

    Download download =
        bea.page().waitForDownload(() -> bea.link("Download the usage as CSV").click());
    Assertions.assertThat(download.suggestedFilename()).matches("usage-\\d{4}-\\d{2}\\.csv");
    List<CSVRecord> rows = read(download);

    Assertions.assertThat(rows).extracting(row -> row.get("open")).containsOnly("false");
    for (CSVRecord row : rows) {
      Assertions.assertThat(Long.parseLong(row.get("seconds")))
          .isEqualTo(Duration.between(from(row), to(row)).toSeconds());
    }
    BigDecimal sum =
        rows.stream()
            .map(row -> new BigDecimal(row.get("cost")))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    String shown = "€" + sum.setScale(2, RoundingMode.HALF_EVEN);
    Assertions.assertThat(onTheDashboard).isEqualTo(shown);
    Assertions.assertThat(onThePage).isEqualTo(shown);
    Assertions.assertThat(ofTheProject).isEqualTo("€" + sum.setScale(4, RoundingMode.HALF_EVEN));

    theIntervalsAreThoseOfTheHistory(rows, id);
  }

  /** From the second it was active to the second its deletion was asked for, without a gap. */
  private static void theIntervalsAreThoseOfTheHistory(List<CSVRecord> rows, String id) {
    List<JsonNode> history = Demo.ACME_USER.get("/instances/" + id + "/history").items();
    Instant active = at(history, "built");
    Instant deleted = at(history, "delete-requested");
    List<CSVRecord> ofIt =
        rows.stream()
            .filter(row -> row.get("resourceId").equals(id))
            .filter(row -> row.get("meter").equals("instance.vcpu"))
            .sorted(Comparator.comparing(BillingIT::from))
            .toList();
    Assertions.assertThat(ofIt).isNotEmpty();
    Instant upTo = active;
    for (CSVRecord row : ofIt) {
      Assertions.assertThat(from(row)).isEqualTo(upTo);
      upTo = to(row);
    }
    Assertions.assertThat(upTo).isEqualTo(deleted);
  }

  private static Duration age(String id) {
    JsonNode instance = Demo.ACME_USER.get("/instances/" + id).json();
    return Duration.between(Instant.parse(instance.path("createdAt").asText()), Instant.now());
  }

  private static Instant at(List<JsonNode> history, String trigger) {
    return history.stream()
        .filter(step -> step.path("trigger").asText().equals(trigger))
        .map(step -> Instant.parse(step.path("at").asText()).truncatedTo(ChronoUnit.SECONDS))
        .findFirst()
        .orElseThrow();
  }

  private static Instant from(CSVRecord row) {
    return Instant.parse(row.get("from"));
  }

  private static Instant to(CSVRecord row) {
    return Instant.parse(row.get("to"));
  }

  private static List<CSVRecord> read(Download download) throws IOException {
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(download.path()))) {
      return parser.getRecords();
    }
  }
}
