package org.nephos.web.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceView;

/**
 * The items of an invoice that are of one project, in the invoice's order.
 *
 * @param project null for what is of the whole tenant
 * @param subtotal the sum of the amounts that are shown
 */
public record ItemGroup(
    UUID project, String projectName, List<InvoiceView.Item> items, BigDecimal subtotal) {
  /** Items by project, the tenant's own last. */
  static List<ItemGroup> of(List<InvoiceView.Item> items) {
    Map<Optional<UUID>, List<InvoiceView.Item>> byProject = new LinkedHashMap<>();
    for (InvoiceView.Item item : items) {
      byProject
          .computeIfAbsent(Optional.ofNullable(item.project()), unused -> new ArrayList<>())
          .add(item);
    }
    List<InvoiceView.Item> ofTenant = byProject.remove(Optional.<UUID>empty());
    List<ItemGroup> groups = new ArrayList<>();
    byProject.values().forEach(own -> groups.add(of(own.get(0), own)));
    if (ofTenant != null) {
      groups.add(of(ofTenant.get(0), ofTenant));
    }
    return groups;
  }

  private static ItemGroup of(InvoiceView.Item first, List<InvoiceView.Item> items) {
    BigDecimal sum =
        items.stream().map(InvoiceView.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ItemGroup(first.project(), first.projectName(), List.copyOf(items), sum);
  }
}
