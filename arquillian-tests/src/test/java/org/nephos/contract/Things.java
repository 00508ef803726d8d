package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.contract.client.Demo.ACME_ADMIN;
import static org.nephos.contract.client.Demo.ACME_BILLING;
import static org.nephos.contract.client.Demo.ACME_USER;
import static org.nephos.contract.client.Demo.ACME_VIEWER;
import static org.nephos.contract.client.Demo.GLOBEX_ADMIN;
import static org.nephos.contract.client.Demo.GLOBEX_USER;
import static org.nephos.contract.client.Demo.NOBODY;
import static org.nephos.contract.client.Demo.OPERATOR;
import static org.nephos.contract.client.Demo.object;
import static org.nephos.contract.client.Demo.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;

/** Everybody who may or may not, and one thing of acme's of each kind. */
final class Things {
  /** Every kind of person, by the columns of the tables. */
  static final Map<String, Person> PEOPLE = people();

  private static final Map<String, String> OF_ACME = new HashMap<>();

  private Things() {}

  private static Map<String, Person> people() {
    Map<String, Person> people = new LinkedHashMap<>();
    people.put("nobody", NOBODY);
    people.put("viewer", ACME_VIEWER);
    people.put("billing", ACME_BILLING);
    people.put("member", ACME_USER);
    people.put("admin", ACME_ADMIN);
    people.put("operator", OPERATOR);
    people.put("other-member", GLOBEX_USER);
    people.put("other-admin", GLOBEX_ADMIN);
    return people;
  }

  /** Acme's things, by the list that they are in; made anew, since each class tidies up. */
  static synchronized Map<String, String> ofAcme() {
    makeOneOfEach();
    return OF_ACME;
  }

  /** The ids of those things that nobody else may see. */
  static Set<String> secrets(Map<String, String> things) {
    Set<String> secrets = new TreeSet<>(things.values());
    List.of(
            "hosts",
            "flavors",
            "images",
            "networks",
            "zones",
            "quota-presets",
            "price-plans",
            "rates",
            "sellers")
        .forEach(shared -> secrets.remove(things.get(shared)));
    return secrets;
  }

  private static void makeOneOfEach() {
    Answer ordered = ACME_USER.post("/orders", order(ACME_USER, "isolated", "lease", "P1D"));
    String instance = ordered.json().path("instances").get(0).asText();
    OF_ACME.put("instances", instance);
    OF_ACME.put("leases", instance);
    OF_ACME.put("orders", ordered.id());
    Demo.awaitState(ACME_USER, instance, "ACTIVE");
    OF_ACME.put("metered-resources", instance);
    OF_ACME.put("jobs", first(ACME_USER, "/jobs?resource=" + instance));
    OF_ACME.put("lease-extensions", extension(instance));
    OF_ACME.put("keypairs", keypair());
    OF_ACME.put(
        "api-tokens",
        ACME_USER
            .post("/api-tokens", object("project", Demo.project(ACME_USER), "name", "isolated"))
            .id());
    OF_ACME.put(
        "scaling-groups",
        ACME_USER
            .post(
                "/scaling-groups",
                object(
                    "project",
                    Demo.project(ACME_USER),
                    "name",
                    "isolated",
                    "min",
                    0,
                    "max",
                    1,
                    "template",
                    object("flavor", Demo.flavor(), "image", Demo.image())))
            .id());
    OF_ACME.put(
        "quota-requests",
        ACME_USER
            .post(
                "/quota-requests",
                object(
                    "project", Demo.project(ACME_USER),
                    "changes", List.of(object("resource", "vcpus", "limit", 41)),
                    "reason", "isolated"))
            .id());
    OF_ACME.put("asked", asked());
    OF_ACME.put(
        "order-policies",
        ACME_ADMIN
            .post(
                "/order-policies",
                object(
                    "tenant",
                    Demo.tenant(ACME_ADMIN),
                    "name",
                    "isolated",
                    "enabled",
                    false,
                    "outcome",
                    "refusal"))
            .id());
    OF_ACME.put(
        "budgets",
        ACME_ADMIN
            .post(
                "/budgets",
                object(
                    "tenant",
                    Demo.tenant(ACME_ADMIN),
                    "name",
                    "isolated " + UUID.randomUUID(),
                    "amount",
                    object("amount", "1000000.00", "currency", "EUR")))
            .id());
    OF_ACME.put("projects", Demo.project(ACME_USER));
    OF_ACME.put("tenants", Demo.tenant(ACME_USER));
    OF_ACME.put(
        "memberships",
        first(
            ACME_ADMIN, "/projects/" + Demo.project(ACME_USER) + "/members?username=acme-viewer"));
    OF_ACME.put(
        "invitations",
        ACME_ADMIN
            .post(
                "/invitations",
                object("email", "isolated-" + UUID.randomUUID() + "@example.org", "role", "viewer"))
            .id());
    OF_ACME.put("sign-up-requests", signUp());
    OF_ACME.put("hosts", first(OPERATOR, "/hosts?limit=1"));
    OF_ACME.put("flavors", Demo.flavor());
    OF_ACME.put("images", Demo.image());
    OF_ACME.put("networks", first(ACME_USER, "/networks"));
    OF_ACME.put("zones", "sim");
    OF_ACME.put("quota-presets", first(OPERATOR, "/quota-presets"));
    OF_ACME.put("price-plans", first(OPERATOR, "/price-plans"));
    OF_ACME.put("rates", first(OPERATOR, "/rates"));
    OF_ACME.put("manual-items", money("/manual-items", "description"));
    OF_ACME.put("credits", money("/credits", "reason", "kind", "GOODWILL"));
    // The draft of this month has at least what was added by hand.
    OF_ACME.put("invoices", first(ACME_BILLING, "/invoices?state=DRAFT"));
    // Of the made-up year.
    OF_ACME.put("issued", first(ACME_BILLING, "/invoices?kind=INVOICE&state=PAID"));
    OF_ACME.put("sellers", seller());
  }

  /** A cent of acme's, which nobody can take back once it is used; so it is made once. */
  private static String money(String list, String word, Object... more) {
    String tenant = Demo.tenant(ACME_USER);
    for (JsonNode one : OPERATOR.get(list + "?limit=500&tenant=" + tenant).items()) {
      if (one.path(word).asText().equals("isolated") && one.path("invoice").isEmpty()) {
        return one.path("id").asText();
      }
    }
    String currency =
        ACME_BILLING
            .get("/tenants/" + tenant + "/billing-account")
            .json()
            .path("balance")
            .path("currency")
            .asText();
    List<Object> body = new ArrayList<>(List.of(more));
    body.addAll(List.of("tenant", tenant, word, "isolated"));
    body.addAll(List.of("amount", object("amount", "0.01", "currency", currency)));
    Answer made = OPERATOR.post(list, object(body.toArray()));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.id();
  }

  private static String seller() {
    List<JsonNode> there = OPERATOR.get("/sellers").items();
    if (!there.isEmpty()) {
      return there.get(0).path("id").asText();
    }
    Object party =
        object(
            "legalName", "Nephos",
            "street", "Street 1",
            "postalCode", "1",
            "city", "City",
            "country", "DE",
            "email", "billing@nephos.example");
    Answer made =
        OPERATOR.post(
            "/sellers", object("party", party, "invoicePrefix", "ISOLATED", "paymentDays", 14));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.id();
  }

  private static String first(Person person, String list) {
    return person.get(list).items().get(0).path("id").asText();
  }

  /** Nobody has two open ones. */
  private static String signUp() {
    List<JsonNode> open = ACME_USER.get("/sign-up-requests?state=PENDING").items();
    return open.isEmpty()
        ? ACME_USER
            .post(
                "/sign-up-requests",
                object(
                    "organisation", "Isolated",
                    "name", "isolated",
                    "contactEmail", "isolated@example.org",
                    "reason", "isolated"))
            .id()
        : open.get(0).path("id").asText();
  }

  /** An order that waits for an approval. */
  private static String asked() {
    Answer policy =
        ACME_ADMIN.post(
            "/order-policies",
            object(
                "tenant",
                Demo.tenant(ACME_ADMIN),
                "name",
                "isolated, ask",
                "outcome",
                "approval",
                "approver",
                "tenant-admin",
                "decideAfter",
                "P1D",
                "defaultDecision",
                "reject"));
    assertThat(policy.status()).as(policy.toString()).isEqualTo(201);
    Answer order = ACME_USER.post("/orders", order(ACME_USER, "isolated-asked"));
    assertThat(order.json().path("state").asText()).isEqualTo("PENDING_APPROVAL");
    ACME_ADMIN.delete("/order-policies/" + policy.id());
    return order.id();
  }

  private static String extension(String instance) {
    Answer made =
        ACME_USER.post(
            "/lease-extensions",
            object(
                "instance",
                instance,
                "until",
                Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS).toString(),
                "reason",
                "isolated"));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.id();
  }

  private static String keypair() {
    String name = "isolated";
    List<JsonNode> there = ACME_USER.get("/keypairs?name=" + name).items();
    if (!there.isEmpty()) {
      return there.get(0).path("id").asText();
    }
    String key =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ0cBVqBF4pIRVLIVLTvjFkcUNbNbZfzIYoV4Z2Yq4Xv t";
    Answer made = ACME_USER.post("/keypairs", object("name", name, "publicKey", key));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.id();
  }
}
