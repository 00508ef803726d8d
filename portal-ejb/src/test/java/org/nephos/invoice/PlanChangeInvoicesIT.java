package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.PlanAssignments;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.testing.Portal;

/** What an invoice has of two plans when the plan changes. Numbers are of docs/money-cases.md. */
class PlanChangeInvoicesIT {
  @RegisterExtension static final Portal portal = new Portal();

  private final BilledCloud cloud = new BilledCloud(portal);
  private final UUID old = cloud.plan("EUR");
  private final UUID next = cloud.plan("EUR");
  private UUID tenant;
  private UUID project;

  @BeforeEach
  void aTenantOfTheOldPlan() {
    cloud.at("2026-06-01T00:00:00Z");
    tenant = cloud.tenant(old, "UTC", TaxTreatment.STANDARD);
    project = cloud.project(tenant);
    change(null, old, "2026-06-01T00:00:00Z");
  }

  private void change(UUID before, UUID after, String at) {
    cloud.at(at);
    portal.inTransaction(
        () -> {
          portal.get(PlanAssignments.class).assign(tenant, before, after, Instant.parse(at));
          return null;
        });
  }

  private List<String> amounts(String kind) {
    return cloud.list(tenant).stream()
        .filter(invoice -> invoice.number() != null)
        .map(invoice -> cloud.get(invoice.id()))
        .flatMap(invoice -> invoice.items().stream())
        .filter(item -> item.kind() == InvoiceView.ItemKind.valueOf(kind))
        .map(item -> item.amount().toPlainString())
        .toList();
  }

  @Test
  void theAllowanceCountsFirstForThePlanThatWasHadFirst() {
    cloud.sql(
        "update rate set free_quantity = 100, valid_from = ?2 where id = ?1",
        cloud.rate(old, "1.00"),
        Instant.parse("2026-01-01T00:00:00Z"));
    // Older, and had later.
    cloud.sql(
        "update rate set free_quantity = 100, valid_from = ?2 where id = ?1",
        cloud.rate(next, "2.00"),
        Instant.parse("2020-01-01T00:00:00Z"));
    cloud.ran(tenant, project, 1, "2026-06-02T00:00:00Z", "2026-06-04T12:00:00Z");
    change(old, next, "2026-06-10T00:00:00Z");
    cloud.ran(tenant, project, 1, "2026-06-11T00:00:00Z", "2026-06-15T04:00:00Z");

    cloud.at("2026-07-01T01:00:00Z");
    cloud.issue(tenant);

    assertThat(amounts("ALLOWANCE")).containsExactlyInAnyOrder("-60.00", "-80.00");
  }
}
