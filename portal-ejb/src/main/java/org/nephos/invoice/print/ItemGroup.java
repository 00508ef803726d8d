package org.nephos.invoice.print;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceView;

/**
 * The items of a project, in the order of the invoice.
 *
 * @param project null for what is the tenant's as a whole
 */
record ItemGroup(UUID project, String name, List<InvoiceView.Item> items) {

  /** Projects in the order in which they first come; the tenant's own last. */
  static List<ItemGroup> of(List<InvoiceView.Item> items) {
    Map<UUID, List<InvoiceView.Item>> projects = new LinkedHashMap<>();
    List<InvoiceView.Item> tenants = new ArrayList<>();
    for (InvoiceView.Item item : items) {
      if (item.project() == null) {
        tenants.add(item);
      } else {
        projects.computeIfAbsent(item.project(), id -> new ArrayList<>()).add(item);
      }
    }
    List<ItemGroup> groups = new ArrayList<>();
    projects.forEach((id, of) -> groups.add(new ItemGroup(id, of.get(0).projectName(), of)));
    if (!tenants.isEmpty()) {
      groups.add(new ItemGroup(null, null, tenants));
    }
    return groups;
  }

  BigDecimal sum() {
    return items.stream().map(InvoiceView.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
