package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_BILLING;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.OPERATOR;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nephos.contract.client.Answer;

/** Who the caller is, and what is on offer. */
class CatalogIT {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Test
  void meIsThePersonWithTenantsRolesAndProjects() {
    JsonNode me = ACME_USER.get("/me").json();

    assertThat(me.path("user").path("username").asText()).isEqualTo("acme-user");
    assertThat(me.path("user").path("id").asText()).matches(ID);
    assertThat(me.path("tenants")).hasSize(1);
    assertThat(me.path("tenants").get(0).path("name").asText()).isEqualTo("acme");
    assertThat(me.path("roles")).extracting(JsonNode::asText).containsExactly("member");
    assertThat(me.path("projects").get(0).path("name").asText()).isEqualTo("default");
  }

  @Test
  void everyDemoPersonHasItsRole() {
    assertThat(roles(ACME_BILLING.get("/me"))).containsExactly("billing");
    assertThat(roles(GLOBEX_ADMIN.get("/me"))).containsExactly("tenant-admin");
    assertThat(roles(OPERATOR.get("/me"))).containsExactly("operator");
  }

  private static List<String> roles(Answer me) {
    List<String> roles = new ArrayList<>();
    me.json().path("roles").forEach(role -> roles.add(role.asText()));
    return roles;
  }

  @Test
  void projectsBeginWithDefaultAndNameTheirTenant() {
    JsonNode project = ACME_USER.get("/projects").items().get(0);

    assertThat(project.path("name").asText()).isEqualTo("default");
    assertThat(project.path("id").asText()).matches(ID);
    assertThat(project.path("tenant").asText()).matches(ID);
    assertThat(ACME_USER.get("/projects/" + project.path("id").asText()).json()).isEqualTo(project);
  }

  @Test
  void theOperatorSeesTheProjectsOfAllTenants() {
    List<JsonNode> projects = OPERATOR.get("/projects").items();

    assertThat(projects).extracting(project -> project.path("id").asText()).doesNotHaveDuplicates();
    assertThat(projects)
        .filteredOn(project -> project.path("name").asText().equals("default"))
        .extracting(project -> project.path("tenant").asText())
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(1);
  }

  @Test
  void flavorsHaveFiguresAndAPriceByTheCallersPlan() {
    List<JsonNode> flavors = ACME_USER.get("/flavors").items();

    for (JsonNode flavor : flavors) {
      assertThat(flavor.path("id").asText()).matches(ID);
      assertThat(flavor.path("vcpus").isInt()).isTrue();
      assertThat(flavor.path("ramMib").isInt()).isTrue();
      assertThat(flavor.path("diskGib").isInt()).isTrue();
      assertThat(flavor.path("properties").isObject()).isTrue();
      assertThat(flavor.path("hourly").path("amount").isTextual()).isTrue();
      assertThat(new BigDecimal(flavor.path("hourly").path("amount").asText())).isPositive();
      assertThat(flavor.path("hourly").path("currency").asText()).isEqualTo("EUR");
    }
    assertThat(flavors.get(0).path("ramMib").asInt()).isGreaterThanOrEqualTo(128);
    assertThat(flavors.get(0).path("diskGib").asInt()).isLessThanOrEqualTo(10);
  }

  @Test
  void imagesSayWhatTheyAreAndWhatTheyNeed() {
    for (JsonNode image : ACME_USER.get("/images").items()) {
      assertThat(image.path("id").asText()).matches(ID);
      for (String text : List.of("name", "format", "sha256", "state", "visibility")) {
        assertThat(image.path(text).isTextual()).as(text).isTrue();
      }
      for (String number : List.of("sizeBytes", "minDiskGib", "minRamMib")) {
        assertThat(image.path(number).isIntegralNumber()).as(number).isTrue();
      }
    }
  }

  @Test
  void zonesAreNamedAndSayWhatDrivesThem() {
    List<JsonNode> zones = ACME_USER.get("/zones").items();

    assertThat(zones).extracting(zone -> zone.path("name").asText()).contains("sim");
    for (JsonNode zone : zones) {
      assertThat(zone.path("driver").asText()).isNotBlank();
      assertThat(zone.path("description").asText()).isNotBlank();
      assertThat(ACME_USER.get("/zones/" + zone.path("name").asText()).json()).isEqualTo(zone);
    }
  }
}
