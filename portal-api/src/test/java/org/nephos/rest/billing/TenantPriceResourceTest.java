package org.nephos.rest.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.rest.harness.Client.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nephos.rest.harness.ApiServer;
import org.nephos.rest.harness.Client;
import org.nephos.tenancy.Permission;

class TenantPriceResourceTest {
  private ApiServer server;
  private Client user;

  @BeforeEach
  void start() {
    server = new ApiServer(Map.of());
    user = new Client(server.base(), server.issuer.token(UUID.randomUUID(), "operator"));
    server.access.allow(Permission.CLOUD_OPERATE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String known() {
    return server.access.know(Permission.CLOUD_OPERATE).toString();
  }

  @Test
  void everybody_in_a_tenant_reads_what_things_cost_there() {
    UUID tenant = server.access.know();

    JsonNode plan = json(user.get("/tenants/" + tenant + "/prices"));
    JsonNode flavor = json(user.get("/tenants/" + tenant + "/flavor-prices")).path("items").get(0);

    assertThat(plan.path("displayName").asText()).isEqualTo("Gold");
    assertThat(plan.path("tenants").isNull()).as("how many others pay it").isTrue();
    assertThat(flavor.path("hourly").path("amount").asText()).isEqualTo("0.0123");
    assertThat(flavor.path("monthly").path("currency").asText()).isEqualTo("EUR");
    assertThat(flavor.path("zone").isNull()).isTrue();
  }

  @Test
  void a_tenant_that_is_not_there_has_no_prices() {
    for (String what : new String[] {"prices", "flavor-prices", "price-plans"}) {
      assertThat(user.get("/tenants/" + UUID.randomUUID() + "/" + what).statusCode())
          .as(what)
          .isEqualTo(404);
    }
  }

  @Test
  void the_operator_reads_by_which_plans_a_tenant_was_charged() {
    JsonNode plans = json(user.get("/tenants/" + known() + "/price-plans")).path("items");

    assertThat(plans).hasSize(2);
    assertThat(plans.get(0).path("to").isNull()).isTrue();
    assertThat(plans.get(1).path("to")).isEqualTo(plans.get(0).path("from"));
    assertThat(json(user.get("/price-plans/" + known() + "/flavor-prices")).path("items"))
        .hasSize(1);
  }

  /** Whatever reads a list offers it as a file. */
  @ParameterizedTest
  @CsvSource({
    "/sellers, id",
    "/tax-rates, id",
    "/billing/revenue, month",
    "/price-plans, id",
    "/price-plans/{id}/flavor-prices, flavor",
    "/tenants/{id}/flavor-prices, flavor",
    "/tenants/{id}/price-plans, pricePlan"
  })
  void every_list_is_a_file_on_request(String path, String first) {
    HttpResponse<String> file =
        user.send(
            "GET", path.replace("{id}", known()), BodyPublishers.noBody(), "Accept", "text/csv");

    assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
    assertThat(file.body()).startsWith(first + ",");
  }
}
