package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NO_ID;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Portal;
import org.nephos.contract.client.Tidy;

/** Lists: pages, markers, sorts, filters. */
@ExtendWith(Tidy.class)
class ListIT {
  private static final int ENOUGH_PAGES = 200;

  /** Lists of the operator's. */
  private static final Set<String> OPERATORS =
      Set.of(
          "hosts",
          "tenants",
          "price-plans",
          "rates",
          "sellers",
          "tax-rates",
          "invoices",
          "credits",
          "manual-items");

  /** What is one figure or table, and no list that could grow. */
  private static final Set<String> WHOLE =
      Set.of("/billing/revenue", "/quotas", "/usage/savings", "/usage/totals");

  /** By the time that they mean: 05.123Z is before 05.123456Z, though not as text. */
  private static final Comparator<String> IN_TIME = Comparator.comparing(Instant::parse);

  @BeforeAll
  static void orderSome() {
    for (String name : List.of("list-b", "list-a", "list-c")) {
      Answer receipt = ACME_USER.post("/orders", order(ACME_USER, name, "count", 2));
      assertThat(receipt.status()).isEqualTo(202);
      Demo.awaitEnd(ACME_USER, receipt.id());
    }
  }

  static Stream<String> sorted() {
    return Stream.of(
            "instances createdAt",
            "instances name",
            "instances state",
            "orders createdAt",
            "orders name",
            "orders state",
            "jobs createdAt",
            "flavors ramMib",
            "flavors name",
            "flavors vcpus",
            "flavors diskGib",
            "images name",
            "zones name",
            "networks name",
            "projects name",
            "keypairs name",
            "keypairs createdAt",
            "api-tokens name",
            "api-tokens createdAt",
            "api-tokens expiresAt",
            "quota-requests createdAt",
            "scaling-groups name",
            "scaling-groups createdAt",
            "hosts name",
            "hosts zone",
            "tenants name",
            "tenants createdAt",
            "price-plans name",
            "price-plans createdAt",
            "rates meter",
            "rates validFrom",
            "sellers name",
            "sellers createdAt",
            "tax-rates country",
            "tax-rates validFrom",
            "quota-presets position",
            "quota-presets name",
            "invoices period",
            "credits createdAt",
            "credits amount",
            "credits remaining",
            "manual-items createdAt",
            "manual-items amount")
        .flatMap(one -> Stream.of(one, one.replace(" ", " -")));
  }

  @ParameterizedTest
  @MethodSource("sorted")
  void pagesAreThePartsOfTheWholeInEverySort(String listAndSort) {
    String list = listAndSort.split(" ")[0];
    String sort = listAndSort.split(" ")[1];
    Person reader = OPERATORS.contains(list) ? OPERATOR : ACME_USER;
    String query = "/" + list + "?sort=" + sort;

    List<JsonNode> whole = reader.get(query + "&limit=500").items();
    List<JsonNode> parts = pages(reader, query + "&limit=" + (whole.size() > 7 ? 7 : 1));

    assertThat(ids(parts)).doesNotHaveDuplicates().isEqualTo(ids(whole));
    List<String> values = new ArrayList<>();
    whole.forEach(item -> values.add(item.path(sort.replace("-", "")).asText()));
    if (sort.endsWith("name") || sort.endsWith("At")) {
      Comparator<String> order = sort.endsWith("At") ? IN_TIME : Comparator.naturalOrder();
      assertThat(values).isSortedAccordingTo(sort.startsWith("-") ? order.reversed() : order);
    }
  }

  @Test
  void everyListThatCanGrowHasPages() {
    JsonNode document = Portal.get("/openapi").json();
    List<String> unpaged = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode read = path.getValue().path("get");
              if (isList(document, read)
                  && !read.path("parameters")
                      .findValuesAsText("name")
                      .containsAll(List.of("limit", "marker"))) {
                unpaged.add(path.getKey());
              }
            });

    assertThat(unpaged).containsExactlyInAnyOrderElementsOf(WHOLE);
  }

  private static boolean isList(JsonNode document, JsonNode read) {
    String schema = read.at("/responses/200/content/application~1json/schema/$ref").asText();
    return document.at(schema.replaceFirst("#", "")).path("properties").has("next");
  }

  @Test
  void aListInItsOwnOrderIsCutToo() {
    String path =
        "/instances/"
            + ACME_USER.get("/instances?name=list-a-1").items().get(0).path("id").asText()
            + "/history";
    List<JsonNode> whole = ACME_USER.get(path).items();

    assertThat(whole).hasSizeGreaterThan(2);
    assertThat(pages(ACME_USER, path + "?limit=1")).isEqualTo(whole);
    assertThat(ACME_USER.get(path + "?marker=zz").status()).isEqualTo(400);
    assertThat(ACME_USER.get(path + "?limit=0").status()).isEqualTo(400);
    assertThat(ACME_USER.get(path + "?sort=at").status()).isEqualTo(400);
  }

  private static List<String> ids(List<JsonNode> items) {
    return items.stream()
        .map(item -> item.has("id") ? item.path("id").asText() : item.path("name").asText())
        .toList();
  }

  private static List<JsonNode> pages(Person reader, String query) {
    List<JsonNode> all = new ArrayList<>();
    String marker = null;
    for (int i = 0; i < ENOUGH_PAGES; i++) {
      Answer page = reader.get(query + (marker == null ? "" : "&marker=" + Portal.encoded(marker)));
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      all.addAll(page.items());
      assertThat(page.json().has("next")).isTrue();
      if (page.json().path("next").isNull()) {
        return all;
      }
      marker = page.json().path("next").asText();
    }
    throw new AssertionError("there is no end of " + query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0", "limit=501", "limit=-1", "limit=x", "limit=1.5", "limit=", "limit=1&limit=2",
        "marker=x", "marker=", "marker=%00", "sort=nothing", "sort=", "nothing=1", "state=NOPE",
        "state=active", "project=x", "name=%00", "name=%ff"
      })
  void aQueryThatCannotBeReadIsMalformed(String query) {
    Answer answer = ACME_USER.get("/instances?" + query);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("malformed");
  }

  @Test
  void aMarkerIsGoodForItsListFiltersAndSortOnly() {
    String marker = ACME_USER.get("/instances?limit=1&sort=name").json().path("next").asText();

    assertThat(ACME_USER.get("/instances?sort=name&marker=" + marker).status()).isEqualTo(200);
    for (String other :
        List.of(
            "/instances?marker=",
            "/instances?sort=-name&marker=",
            "/instances?sort=name&state=ACTIVE&marker=",
            "/orders?sort=name&marker=")) {
      assertThat(ACME_USER.get(other + marker).status()).as(other).isEqualTo(400);
    }
  }

  @Test
  void aStrangersMarkerShowsNothingOfTheirs() {
    String marker = ACME_USER.get("/instances?limit=1").json().path("next").asText();

    assertThat(GLOBEX_USER.get("/instances?marker=" + marker).items()).isEmpty();
  }

  @Test
  void filtersNarrowTheList() {
    String project = Demo.project(ACME_USER);

    assertThat(ACME_USER.get("/instances?name=list-a-1").items()).hasSize(1);
    assertThat(ACME_USER.get("/instances?project=" + project + "&state=ACTIVE&zone=sim").items())
        .hasSize(6);
    assertThat(ACME_USER.get("/instances?flavor=" + Demo.flavor()).items()).hasSize(6);
    assertThat(ACME_USER.get("/instances?image=" + NO_ID).items()).isEmpty();
    assertThat(ACME_USER.get("/instances?project=" + Demo.project(GLOBEX_USER)).items()).isEmpty();
    assertThat(ACME_USER.get("/instances?state=STOPPED").items()).isEmpty();
    assertThat(ACME_USER.get("/instances?name=%25").items()).isEmpty();
    assertThat(ACME_USER.get("/orders?state=FULFILLED&name=list-b").items()).isNotEmpty();
    assertThat(ACME_USER.get("/instances?host=" + NO_ID).status()).isEqualTo(400);
  }
}
