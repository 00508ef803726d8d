package org.nephos.web.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.InvoiceView;

class ItemGroupTest {
  private static final UUID SHOP = UUID.randomUUID();
  private static final UUID LAB = UUID.randomUUID();

  @Test
  void each_project_has_a_group_in_the_invoices_order_and_the_tenant_comes_last() {
    List<ItemGroup> groups =
        ItemGroup.of(
            List.of(
                item(1, SHOP, "shop", "10.01"),
                item(2, null, null, "-1.00"),
                item(3, LAB, "lab", "0.50"),
                item(4, SHOP, "shop", "2.02")));

    assertThat(groups).extracting(ItemGroup::projectName).containsExactly("shop", "lab", null);
    assertThat(groups.get(0).items()).extracting(InvoiceView.Item::n).containsExactly(1, 4);
    assertThat(groups)
        .extracting(ItemGroup::subtotal)
        .containsExactly(new BigDecimal("12.03"), new BigDecimal("0.50"), new BigDecimal("-1.00"));
  }

  @Test
  void two_projects_of_one_name_stay_apart() {
    List<ItemGroup> groups =
        ItemGroup.of(List.of(item(1, SHOP, "same", "1.00"), item(2, LAB, "same", "2.00")));

    assertThat(groups).hasSize(2);
  }

  @Test
  void nothing_has_no_group() {
    assertThat(ItemGroup.of(List.of())).isEmpty();
  }

  private static InvoiceView.Item item(int n, UUID project, String name, String amount) {
    return new InvoiceView.Item(
        n,
        InvoiceView.ItemKind.USAGE,
        false,
        project,
        name,
        "instance.vcpu",
        null,
        "vCPU",
        Instant.parse("2026-01-01T00:00:00Z"),
        Instant.parse("2026-02-01T00:00:00Z"),
        BigDecimal.ONE,
        "vCPU",
        BigDecimal.ONE,
        new BigDecimal(amount),
        new BigDecimal(amount),
        TaxCategory.STANDARD,
        null);
  }
}
