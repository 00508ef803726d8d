package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_BILLING;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NO_ID;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Tidy;

/** Usage and its cost, as JSON and as CSV. */
@ExtendWith(Tidy.class)
class UsageIT {
  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3_600);
  private static String ended;
  private static String running;

  @BeforeAll
  static void useSomething() {
    ended = Demo.activeInstance(ACME_USER, "ended");
    running = Demo.activeInstance(ACME_USER, "running");
    ACME_USER.post("/instances/" + ended + "/actions", object("action", "stop"));
    Demo.awaitState(ACME_USER, ended, "STOPPED");
    ACME_USER.delete("/instances/" + ended);
    Demo.awaitState(ACME_USER, ended, "DELETED");
  }

  private static List<JsonNode> lines(String resource) {
    return ACME_BILLING.get("/usage?limit=500&project=" + Demo.project(ACME_USER)).items().stream()
        .filter(line -> line.path("resource").path("id").asText().equals(resource))
        .toList();
  }

  @Test
  void aLineIsWholeSecondsTimesAQuantityTimesAPrice() {
    List<JsonNode> lines = new ArrayList<>(lines(ended));
    lines.addAll(lines(running));

    assertThat(lines).isNotEmpty();
    for (JsonNode line : lines) {
      Instant from = Instant.parse(line.path("from").asText());
      Instant to = Instant.parse(line.path("to").asText());
      assertThat(from.getNano()).isZero();
      assertThat(to.getNano()).isZero();
      assertThat(line.path("seconds").asLong()).isEqualTo(Duration.between(from, to).toSeconds());
      BigDecimal exact =
          new BigDecimal(line.path("quantity").asText())
              .multiply(new BigDecimal(line.path("unitPrice").asText()))
              .multiply(BigDecimal.valueOf(line.path("seconds").asLong()))
              .divide(SECONDS_OF_AN_HOUR, MathContext.DECIMAL128);
      BigDecimal cost = new BigDecimal(line.path("cost").path("amount").asText());
      assertThat(cost).isEqualByComparingTo(exact.setScale(cost.scale(), RoundingMode.HALF_EVEN));
      assertThat(line.path("cost").path("currency").asText()).isEqualTo("EUR");
      assertThat(line.path("unit").asText()).isNotBlank();
      assertThat(line.path("resource").path("type").asText()).isEqualTo("instance");
    }
  }

  @Test
  void whatRunsIsOpenUpToNowAndWhatEndedIsClosed() {
    // What it has sent may be there, too: as a line of the whole hour.
    List<JsonNode> runs =
        lines(running).stream()
            .filter(line -> !line.path("meter").asText().equals("instance.networkOut"))
            .toList();
    Instant now = Instant.now();
    assertThat(runs)
        .extracting(line -> line.path("meter").asText())
        .containsExactlyInAnyOrder("instance.vcpu", "instance.ram", "instance.disk");
    assertThat(lines(running)).allMatch(line -> line.path("open").asBoolean());
    assertThat(runs)
        .allMatch(
            line ->
                Duration.between(Instant.parse(line.path("to").asText()), now).abs().toSeconds()
                    <= 2);
    assertThat(lines(ended)).isNotEmpty().noneMatch(line -> line.path("open").asBoolean());
  }

  /** Nothing is wrong in a cloud that works, so that a correction finds nothing to do. */
  @Test
  void theOperatorComparesWhatIsRecordedOfADeletedOneAndCorrectsNothing() {
    String resource = "/metered-resources/" + ended;
    String month = YearMonth.now(ZoneId.of("Europe/Berlin")).toString();
    assertThat(OPERATOR.get("/metered-resources?id=" + ended).items())
        .singleElement()
        .satisfies(one -> assertThat(one.path("name").asText()).isEqualTo("ended"));

    Answer compared = OPERATOR.get(resource + "/comparison?month=" + month);
    Answer corrected =
        OPERATOR.post(
            resource + "/corrections", object("month", month, "reason", "to see what happens"));

    assertThat(compared.status()).as(compared.toString()).isEqualTo(200);
    assertThat(compared.json().path("lines")).isEmpty();
    assertThat(compared.json().path("countsTo").asText()).isEqualTo(month);
    assertThat(compared.header("ETag")).isNotBlank();
    assertThat(corrected.status()).as(corrected.toString()).isEqualTo(200);
    assertThat(corrected.json().path("rows").asInt()).isZero();
    assertThat(
            OPERATOR
                .post(resource + "/corrections", object("month", month, "reason", " "))
                .status())
        .isEqualTo(422);
  }

  @Test
  void everybodyInATenantReadsWhatThingsCostThere() {
    String tenant = Demo.tenant(ACME_USER);
    for (Person person : List.of(ACME_USER, ACME_BILLING, Demo.ACME_VIEWER)) {
      Answer prices = person.get("/tenants/" + tenant + "/prices");
      assertThat(prices.status()).as(prices.toString()).isEqualTo(200);
      assertThat(prices.json().path("rates")).isNotEmpty();
      assertThat(person.get("/tenants/" + tenant + "/flavor-prices").items()).isNotEmpty();
    }
    assertThat(OPERATOR.get("/tenants/" + tenant + "/price-plans").items())
        .isNotEmpty()
        .first()
        .satisfies(plan -> assertThat(plan.path("to").isNull()).isTrue());
  }

  @Test
  void theIntervalsOfAMeterMeetWithoutGapOrOverlap() {
    List<JsonNode> disk =
        lines(ended).stream()
            .filter(line -> line.path("meter").asText().equals("instance.disk"))
            .toList();

    for (int i = 1; i < disk.size(); i++) {
      assertThat(disk.get(i).path("from").asText()).isEqualTo(disk.get(i - 1).path("to").asText());
    }
  }

  @Test
  void theCsvHasTheSameLinesAndTheSameSum() throws IOException {
    String query = "/usage?limit=500&project=" + Demo.project(ACME_USER);
    query += "&to=" + Instant.now().minusSeconds(1).toString().replaceFirst("\\.[0-9]+", "");

    Answer csv = ACME_BILLING.get(query, "Accept", "text/csv");

    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.type()).isEqualTo("text/csv");
    assertThat(csv.header("Content-Disposition")).contains("attachment");
    List<CSVRecord> rows =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(csv.text()))
            .getRecords();
    BigDecimal sum = BigDecimal.ZERO;
    long seconds = 0;
    for (CSVRecord row : rows) {
      sum = sum.add(new BigDecimal(row.get("cost")));
      seconds += Long.parseLong(row.get("seconds"));
    }
    BigDecimal json = BigDecimal.ZERO;
    long jsonSeconds = 0;
    List<JsonNode> lines = ACME_BILLING.get(query).items();
    for (JsonNode line : lines) {
      json = json.add(new BigDecimal(line.path("cost").path("amount").asText()));
      jsonSeconds += line.path("seconds").asLong();
    }
    assertThat(rows).hasSameSizeAs(lines);
    assertThat(sum).isEqualByComparingTo(json);
    assertThat(seconds).isEqualTo(jsonSeconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "project",
        "resource",
        "meter",
        "day",
        "flavor",
        "zone",
        "tag:team",
        "project,day"
      })
  void totalsByWhateverAddUpToOneTotal(String by) {
    String end = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String period = "from=" + Instant.now().minus(Duration.ofDays(40)) + "&to=" + end;
    BigDecimal total = costs(ACME_BILLING.get("/usage/totals?" + period));

    assertThat(costs(ACME_BILLING.get("/usage/totals?groupBy=" + by + "&" + period)))
        .isEqualByComparingTo(total);
  }

  private static BigDecimal costs(Answer totals) {
    assertThat(totals.status()).as(totals.toString()).isEqualTo(200);
    return totals.items().stream()
        .map(row -> new BigDecimal(row.path("cost").path("amount").asText()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void pagesAreThePartsOfTheWhole() {
    String query =
        "/usage?to=" + Instant.now().minusSeconds(1).toString().replaceFirst("\\.[0-9]+", "");
    List<String> whole = keys(ACME_BILLING.get(query + "&limit=500"));
    List<String> parts = new ArrayList<>();
    String marker = "";
    do {
      Answer page = ACME_BILLING.get(query + "&limit=4" + marker);
      parts.addAll(keys(page));
      marker =
          page.json().path("next").isNull() ? null : "&marker=" + page.json().path("next").asText();
    } while (marker != null);

    assertThat(parts).doesNotHaveDuplicates().isEqualTo(whole);
  }

  private static List<String> keys(Answer page) {
    return page.items().stream()
        .map(
            line ->
                line.path("resource").path("id").asText()
                    + line.path("meter").asText()
                    + line.path("from").asText())
        .toList();
  }

  @Test
  void anothersProjectIsNotFound() {
    String query = "/usage?project=" + Demo.project(ACME_USER);

    for (String accept : List.of("application/json", "text/csv")) {
      Answer foreign = GLOBEX_USER.get(query, "Accept", accept);
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.body())
          .isEqualTo(GLOBEX_USER.get("/usage?project=" + NO_ID, "Accept", accept).body());
    }
    assertThat(GLOBEX_USER.get("/usage?limit=500").text()).doesNotContain(running);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "from=2026-01-01",
        "to=2026-13-01T00:00:00Z",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
        "project=x",
        "marker=x",
        "limit=0",
        "format=csv"
      })
  void aPeriodThatCannotBeReadIsMalformed(String query) {
    assertThat(ACME_BILLING.get("/usage?" + query).status()).isEqualTo(400);
  }
}
