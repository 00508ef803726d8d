package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;

/**
 * Invoices page by page, with the drafts of the tenants that are asked for at their places among
 * them. Whoever sees all tenants gets drafts of the one that they name, and none otherwise: to work
 * out all of a cloud is no list any more. Nor are there drafts in a list by number, for they have
 * none. Called with no transaction open.
 */
@ApplicationScoped
class InvoiceList {
  static final String PERIOD = "period";
  private static final String NUMBER = "number";
  static final String TOTAL = "total";
  private static final String TENANT = "tenant";

  private static final ListDefinition<Invoice> LIST =
      ListDefinition.of(Invoice.class, "-" + PERIOD)
          .equal(TENANT, "tenantId", Parse::uuid)
          .equal("state", "state", Parse.constant(Invoice.State.class))
          .equal("kind", "kind", Parse.constant(Invoice.Kind.class))
          .contains(NUMBER, "number")
          .sort(PERIOD, "periodFrom", Parse::instant)
          .sort(NUMBER, "number", Parse::text)
          .sort(TOTAL, "total", Parse::decimal);

  @Inject private ListReader lists;
  @Inject private InvoiceViews views;
  @Inject private Drafts drafts;
  @Inject private Transactions transactions;

  /** The invoices of the tenants of a scope. */
  Page<InvoiceView> page(ListQuery query, ReadScope scope) {
    Page<InvoiceView> issued = transactions.inNew(() -> issued(query, scope));
    Set<UUID> tenants = tenantsOfDrafts(query, scope);
    if (tenants.isEmpty()) {
      return issued;
    }
    DraftOrder order = DraftOrder.of(query);
    List<InvoiceView> merged = new ArrayList<>(issued.items());
    for (UUID tenant : tenants) {
      for (InvoiceContent content : drafts.of(tenant)) {
        InvoiceView draft = transactions.inNew(() -> views.draft(content, true));
        if (order.isBehindMarker(draft)) {
          merged.add(draft);
        }
      }
    }
    merged.sort(order.comparator());
    boolean more = issued.next() != null || merged.size() > query.limit();
    List<InvoiceView> shown =
        merged.size() > query.limit() ? merged.subList(0, query.limit()) : merged;
    return new Page<>(shown, more ? order.marker(shown.get(shown.size() - 1)) : null);
  }

  private Page<InvoiceView> issued(ListQuery query, ReadScope scope) {
    return lists.page(
        LIST, query, List.of(Credits.within(scope)), InvoiceList::position, views::listed);
  }

  private static Marker.Position position(Invoice invoice) {
    return new Marker.Position(
        Map.of(
            PERIOD,
            invoice.periodFrom().toString(),
            NUMBER,
            invoice.number(),
            TOTAL,
            invoice.total().toPlainString()),
        invoice.id());
  }

  private static Set<UUID> tenantsOfDrafts(ListQuery query, ReadScope scope) {
    Map<String, String> filters = query.filters();
    boolean none =
        filters.containsKey(NUMBER)
            || !filters.getOrDefault("state", "DRAFT").equals(InvoiceState.DRAFT.name())
            || !filters.getOrDefault("kind", "INVOICE").equals(InvoiceView.Kind.INVOICE.name())
            || NUMBER.equals(DraftOrder.field(query));
    if (none) {
      return Set.of();
    }
    String named = filters.get(TENANT);
    if (named == null) {
      return scope.all() ? Set.of() : scope.tenants();
    }
    UUID tenant = UUID.fromString(named);
    return scope.contains(tenant, null) ? Set.of(tenant) : Set.of();
  }
}
