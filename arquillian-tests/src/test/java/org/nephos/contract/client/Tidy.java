package org.nephos.contract.client;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Each class finds both tenants empty, with the limits of the demo, and leaves them so. */
public final class Tidy implements BeforeAllCallback, AfterAllCallback {
  private static final List<Person> USERS = List.of(Demo.ACME_USER, Demo.GLOBEX_USER);

  @Override
  public void beforeAll(ExtensionContext context) {
    tidy();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    tidy();
  }

  /** Removes what both tenants have, and waits until it is gone. */
  public static void tidy() {
    removeAll(Demo.OPERATOR, "/order-policies", "");
    removeAll(Demo.ACME_ADMIN, "/budgets", "");
    for (Person user : USERS) {
      removeAll(user, "/scaling-groups", "");
      removeAll(user, "/instances", "");
      for (String state : List.of("PENDING_QUOTA", "PENDING_APPROVAL")) {
        user.get("/orders?limit=500&state=" + state)
            .items()
            .forEach(order -> user.post("/orders/" + order.path("id").asText() + "/cancel", null));
      }
      user.get("/quota-requests?limit=500&state=PENDING").items().stream()
          .filter(request -> request.path("createdBy").asText().equals(user.username()))
          .forEach(
              request ->
                  user.post("/quota-requests/" + request.path("id").asText() + "/cancel", null));
      removeAll(user, "/api-tokens", "");
      Demo.resetLimits(user);
    }
    for (Person user : USERS) {
      await()
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> isEmpty(user));
    }
  }

  private static void removeAll(Person user, String list, String query) {
    user.get(list + "?limit=500" + query)
        .items()
        .forEach(one -> user.delete(list + "/" + one.path("id").asText()));
  }

  private static boolean isEmpty(Person user) {
    return Demo.quota(user, "tenant", "instances").path("used").asLong() == 0
        && Demo.quota(user, "tenant", "instances").path("reserved").asLong() == 0;
  }
}
