package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids of months' invoices. */
class InvoiceIdTest {
  private static final UUID TENANT = UUID.fromString("0190b5a0-1111-7222-8333-444455556666");

  @Test
  void isTheSameEachTimeAndAnotherForEachMonthAndTenant() {
    Set<UUID> ids = new HashSet<>();
    for (YearMonth month = YearMonth.of(2000, 1);
        month.getYear() < 2040;
        month = month.plusMonths(1)) {
      UUID id = InvoiceId.of(TENANT, month);
      assertThat(InvoiceId.of(TENANT, month)).isEqualTo(id);
      ids.add(id);
    }
    ids.add(InvoiceId.of(UUID.randomUUID(), YearMonth.of(2026, 6)));

    assertThat(ids).hasSize(40 * 12 + 1).doesNotContain(TENANT);
  }

  @Test
  void saysWhoseItIsToWhoKnowsTheMonth() {
    UUID id = InvoiceId.of(TENANT, YearMonth.of(2026, 6));

    assertThat(InvoiceId.tenantOf(id, YearMonth.of(2026, 6))).isEqualTo(TENANT);
    assertThat(InvoiceId.tenantOf(id, YearMonth.of(2026, 7))).isNotEqualTo(TENANT);
  }

  @Test
  void isAUuidOfTheTenantsKind() {
    UUID id = InvoiceId.of(TENANT, YearMonth.of(2026, 6));

    assertThat(id.version()).isEqualTo(TENANT.version());
    assertThat(id.variant()).isEqualTo(TENANT.variant());
  }
}
