package org.nephos.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Person;
import org.nephos.contract.client.Tidy;

/** Every page, for the people who have it, by day and by night, wide and narrow. */
@ExtendWith(Tidy.class)
class EveryPageIT {
  private static String instance;
  private static String order;
  private static String group;
  private static String job;
  private static String asked;
  private static String policy;
  private static String budget;

  @RegisterExtension final Visitors people = new Visitors();

  /** A project that lives: three of an order, a stopped one, a group, a key, an open request. */
  @BeforeAll
  static void aProjectThatLives() {
    Person una = Demo.ACME_USER;
    Answer receipt = una.post("/orders", Demo.order(una, "shop", "count", 3, "lease", "P5D"));
    order = receipt.id();
    instance = receipt.json().path("instances").get(0).asText();
    String database = Demo.activeInstance(una, "database");
    job =
        una.post("/instances/" + database + "/actions", Map.of("action", "stop"))
            .json()
            .path("jobId")
            .asText();
    group =
        una.post(
                "/scaling-groups",
                Demo.object(
                    "project",
                    Demo.project(una),
                    "name",
                    "workers",
                    "min",
                    1,
                    "max",
                    3,
                    "template",
                    Demo.object("flavor", Demo.flavor(), "image", Demo.image(), "zone", "sim"),
                    "policies",
                    List.of(Demo.object("scaleOutAt", 70, "scaleInAt", 20, "windowSeconds", 10))))
            .id();
    una.post(
        "/quota-requests",
        Demo.object(
            "project", Demo.project(una),
            "changes",
                List.of(
                    Demo.object("resource", "vcpus", "limit", 60),
                    Demo.object("resource", "ramMib", "limit", 61_440)),
            "reason", "The shop opens a second branch in spring."));
    una.post(
        "/keypairs",
        Demo.object(
            "project", Demo.project(una),
            "name", "laptop",
            "publicKey",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK0wmN/Cr3JXqmLW7u+g9pTh+wyqDHpSQEIQczXkVx9q"));
    una.post("/api-tokens", Demo.object("project", Demo.project(una), "name", "nightly"));
    policy =
        Demo.ACME_ADMIN
            .post(
                "/order-policies",
                Demo.object(
                    "tenant", Demo.tenant(una),
                    "name", "databases",
                    "outcome", "approval",
                    "approver", "tenant-admin",
                    "remindAfter", "P1D",
                    "message", "Say what is kept in it."))
            .id();
    budget =
        Demo.ACME_ADMIN
            .post(
                "/budgets",
                Demo.object(
                    "name",
                    "the shop",
                    "amount",
                    Demo.object("amount", "0.02", "currency", "EUR"),
                    "thresholds",
                    List.of(
                        Demo.object("basis", "actual", "percent", 80),
                        Demo.object("basis", "forecast", "percent", 100)),
                    "webhookUrl",
                    "https://hooks.invalid/budgets"))
            .id();
    asked =
        una.post("/orders", Demo.order(una, "ledger", "reason", "The books of next year.")).id();
    una.get("/orders/" + order).json();
    Demo.awaitEnd(una, order);
    Demo.awaitState(una, database, "STOPPED");
    // Charts want some samples.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> points(una.get("/scaling-groups/" + group + "/metrics").json()) > 1);
  }

  private static int points(JsonNode metric) {
    return metric.findPath("points").size();
  }

  @Test
  void theMembersPages() {
    Visitor una = people.as("acme-user");
    look(una, "/", "Overview", "overview");
    look(una, "/order/create.xhtml", "Order an instance", "order-create");
    look(una, "/instance/list.xhtml", "Instances", "instance-list");
    for (String tab : List.of("overview", "console", "metrics", "history")) {
      look(
          una,
          "/instance/detail.xhtml?id=" + instance + "&tab=" + tab,
          "shop-1",
          "instance-detail-" + tab);
    }
    look(una, "/order/list.xhtml", "Orders", "order-list");
    look(una, "/order/detail.xhtml?id=" + order, "Order shop", "order-detail");
    look(una, "/order/detail.xhtml?id=" + asked, "Order ledger", "order-detail-asked");
    look(una, "/request/list.xhtml", "My requests", "request-list");
    look(una, "/request/quota.xhtml", "My requests for more quota", "request-quota");
    look(una, "/lease/list.xhtml", "Leases", "lease-list");
    look(una, "/quota/list.xhtml", "Quota and requests", "quota-list");
    look(una, "/quota/request.xhtml", "Ask for more quota", "quota-ask");
    look(una, "/scaling/list.xhtml", "Scaling groups", "scaling-list");
    look(una, "/scaling/create.xhtml", "Create a scaling group", "scaling-create-form");
    look(una, "/scaling/detail.xhtml?id=" + group, "workers", "scaling-detail");
    look(una, "/cost/month.xhtml", "Costs", "cost-month");
    look(una, "/keypair/list.xhtml", "SSH keys", "keypair-list");
    look(una, "/token/list.xhtml", "API tokens", "token-list");
    look(una, "/help.xhtml", "Help", "help");
  }

  @Test
  void theOperatorsPages() {
    Visitor olivia = people.as("operator");
    look(olivia, "/", "Overview", "overview");
    look(olivia, "/request/inbox.xhtml", "Inbox", "inbox-list");
    look(olivia, "/order/decide.xhtml?id=" + asked, "Decide order ledger", "order-decide");
    look(olivia, "/policy/list.xhtml", "Policies on orders", "policy-list");
    look(olivia, "/policy/edit.xhtml", "New policy", "policy-new");
    look(olivia, "/host/list.xhtml?name=sim-0", "Hosts", "host-list");
    look(olivia, "/tenant/list.xhtml", "Tenants", "tenant-list");
    look(
        olivia,
        "/tenant/detail.xhtml?id=" + Demo.tenant(Demo.ACME_USER),
        "Acme Works",
        "tenant-detail");
    look(olivia, "/price/list.xhtml", "Price plans", "price-list");
    look(olivia, "/lease/list.xhtml", "Leases", "lease-list");
    look(olivia, "/lease/policy.xhtml", "Rules for leases", "lease-policy");
    look(olivia, "/quota/presets.xhtml", "Quota presets", "quota-presets");
    look(
        olivia,
        "/quota/edit.xhtml?tenant=" + Demo.tenant(Demo.ACME_USER),
        "Limits of Acme Works",
        "quota-edit-tenant");
    look(olivia, "/job/list.xhtml", "Jobs", "job-list");
    look(olivia, "/job/detail.xhtml?id=" + job, "Start, stop or reboot an instance", "job-detail");
    look(olivia, "/audit/list.xhtml", "Audit", "audit-list");
    look(olivia, "/integrity/list.xhtml", "Integrity", "integrity-list");
    look(olivia, "/simulation/load.xhtml", "Simulated load", "simulation-load");
    String acme = Demo.tenant(Demo.ACME_USER);
    look(olivia, "/people/list.xhtml?tenant=" + acme, "People", "people-of-tenant");
    look(olivia, "/signup/list.xhtml", "Sign-up requests", "signup-list");
    look(olivia, "/mail/list.xhtml", "Demo mailbox", "mail-list");
  }

  @Test
  void thePagesOfTheOtherRoles() {
    Visitor ada = people.as("acme-admin");
    look(ada, "/request/inbox.xhtml", "Inbox", "inbox-list");
    look(ada, "/order/decide.xhtml?id=" + asked, "Decide order ledger", "order-decide");
    look(ada, "/budget/list.xhtml", "Budgets", "budget-list");
    look(ada, "/budget/detail.xhtml?id=" + budget, "Budget the shop", "budget-detail");
    look(ada, "/budget/edit.xhtml?id=" + budget, "Budget the shop", "budget-edit");
    look(ada, "/budget/edit.xhtml", "New budget", "budget-new");
    look(ada, "/policy/list.xhtml", "Policies on orders", "policy-list");
    look(ada, "/policy/edit.xhtml?id=" + policy, "Policy databases", "policy-edit");
    look(ada, "/lease/list.xhtml", "Leases", "lease-list");
    look(ada, "/lease/policy.xhtml", "Rules for leases", "lease-policy");
    look(ada, "/audit/list.xhtml", "Audit", "audit-list");
    look(ada, "/project/list.xhtml", "Projects", "project-list");
    look(
        ada,
        "/project/detail.xhtml?id=" + Demo.project(Demo.ACME_USER),
        "default",
        "project-detail");
    look(ada, "/people/list.xhtml", "People", "people-list");
    look(ada, "/invitation/accept.xhtml?token=none", "Invitation", "invitation-accept");
    look(ada, "/signup/request.xhtml", "Ask for a tenant", "signup-request");
    look(ada, "/quota/edit.xhtml", "Limits of project default", "quota-edit");
    Visitor victor = people.as("acme-viewer");
    look(victor, "/instance/detail.xhtml?id=" + instance, "shop-1", "instance-detail");
    Assertions.assertThat(victor.page().locator("#power button").count()).isZero();
    look(victor, "/order/create.xhtml", "Order an instance", "order-create");
    Visitor bea = people.as("acme-billing");
    look(bea, "/", "Overview", "overview");
    look(bea, "/cost/month.xhtml", "Costs", "cost-month");
  }

  @Test
  void thePagesOfWhatDoesNotWork() {
    Visitor una = people.as("acme-user");
    look(una, "/host/list.xhtml", "Your role does not allow this", "error-forbidden");
    look(una, "/nothing.xhtml", "There is nothing here", "error-not-found");
  }

  private static void look(Visitor visitor, String path, String heading, String picture) {
    visitor.open(path);
    visitor.sees(heading);
    visitor.looksRightEverywhere(picture);
  }
}
