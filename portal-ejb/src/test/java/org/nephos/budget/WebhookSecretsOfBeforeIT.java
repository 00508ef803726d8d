package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.testing.Portal;

/** A webhook that was set before version 23 of the schema goes on with its secret. */
class WebhookSecretsOfBeforeIT {
  private static final UUID TENANT = new UUID(0, 12);
  private static final UUID CALLED = new UUID(0, 13);
  private static final UUID QUIET = new UUID(0, 14);
  private static final String NOW = "timestamp with time zone '2026-06-01 00:00:00+00'";

  @RegisterExtension
  static final Portal portal =
      new Portal()
          .withRowsOf(
              "22",
              "insert into price_plan (id, name, currency, created_at) values ('"
                  + new UUID(0, 10)
                  + "', 'old', 'EUR', "
                  + NOW
                  + ")",
              "insert into tenant (id, name, display_name, state, brand, price_plan_id, zone_id,"
                  + " created_at, version) values ('"
                  + TENANT
                  + "', 'old', 'Old', 'ACTIVE', 'nephos', '"
                  + new UUID(0, 10)
                  + "', 'UTC', "
                  + NOW
                  + ", 0)",
              budget(CALLED, "called", "'https://hooks.example.org/', 'nwh_of-before'"),
              budget(QUIET, "quiet", "null, null"));

  private static String budget(UUID id, String name, String webhook) {
    return "insert into budget (id, tenant_id, name, amount, currency, thresholds, block_orders,"
        + " webhook_url, webhook_secret, created_at, created_by, version) values ('"
        + id
        + "', '"
        + TENANT
        + "', '"
        + name
        + "', 5, 'EUR', '[]', false, "
        + webhook
        + ", "
        + NOW
        + ", 'somebody', 0)";
  }

  @Test
  void itsSecretIsSealedAndStillTheSame() {
    Budget called =
        portal.inTransaction(() -> portal.get(EntityManager.class).find(Budget.class, CALLED));

    assertThat(called.sealedSecret()).startsWith("v1:").doesNotContain("nwh_");
    assertThat(portal.get(WebhookSecrets.class).open(called).reveal()).isEqualTo("nwh_of-before");
    assertThat(
            portal.number(
                "select count(*) from budget where name = 'quiet' and webhook_secret is null",
                Map.of()))
        .isEqualTo(1);
  }

  @Test
  void theDatabaseTakesNoneThatIsNotSealed() {
    assertThatThrownBy(
            () ->
                portal.inTransaction(
                    () ->
                        portal
                            .get(EntityManager.class)
                            .createNativeQuery(
                                "update budget set webhook_secret = 'nwh_plain'"
                                    + " where name = 'called'")
                            .executeUpdate()))
        .rootCause()
        .message()
        .containsIgnoringCase("budget_secret_sealed");
  }
}
