package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Session;
import org.nephos.contract.client.Tidy;

/** A link that somebody else wrote does nothing, whoever follows it while signed in. */
@ExtendWith(Tidy.class)
class ForgedRequestIT {

  @Test
  void aLinkDecidesNoRequest() {
    String request =
        ACME_USER
            .post(
                "/quota-requests",
                object(
                    "project", Demo.project(ACME_USER),
                    "changes", List.of(object("resource", "vcpus", "limit", 41)),
                    "reason", "for the test"))
            .id();

    Session.of(ACME_ADMIN)
        .get("/request/inbox.xhtml?act=deny:" + request + "&reason-" + request + "=forged");

    assertThat(ACME_USER.get("/quota-requests/" + request).json().path("state").asText())
        .isEqualTo("PENDING");
  }

  @Test
  void aLinkSuspendsNoTenant() {
    String tenant = Demo.tenant(Demo.GLOBEX_USER);

    Session.of(OPERATOR)
        .get("/tenant/detail.xhtml?id=" + tenant + "&act=suspend&suspendReason=forged");

    assertThat(OPERATOR.get("/tenants/" + tenant).json().path("state").asText())
        .isEqualTo("ACTIVE");
  }
}
