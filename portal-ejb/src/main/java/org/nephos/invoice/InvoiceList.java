package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.ReadScope;
import org.nephos.time.PortalClock;

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
  private static final String MONTH = "month";
  private static final String OVERDUE = "overdue";

  private static final ListDefinition<Invoice> LIST =
      ListDefinition.of(Invoice.class, "-" + PERIOD)
          .equal(TENANT, "tenantId", Parse::uuid)
          .equal("state", "state", Parse.constant(Invoice.State.class))
          .equal("kind", "kind", Parse.constant(Invoice.Kind.class))
          .filter(MONTH, "e.periodFrom <= :month and e.periodTo > :month", InvoiceList::middle)
          .filter(OVERDUE, ":overdue = true", InvoiceList::yes)
          .contains(NUMBER, "number")
          .sort(PERIOD, "periodFrom", Parse::instant)
          .sort(NUMBER, "number", Parse::text)
          .sort(TOTAL, "total", Parse::decimal);

  @Inject private ListReader lists;
  @Inject private InvoiceViews views;
  @Inject private Drafts drafts;
  @Inject private Transactions transactions;
  @Inject private PortalClock clock;

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
      if (!transactions.inNew(() -> hasRoomFor(tenant, query, order))) {
        continue;
      }
      for (InvoiceContent content : drafts.of(tenant)) {
        InvoiceView draft = transactions.inNew(() -> views.draft(content, true));
        if (isOfMonth(query, draft.from(), draft.to()) && order.isBehindMarker(draft)) {
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
    List<Condition> conditions =
        query.filters().containsKey(OVERDUE)
            ? List.of(Credits.within(scope), overdue())
            : List.of(Credits.within(scope));
    return lists.page(LIST, query, conditions, InvoiceList::position, views::listed);
  }

  /** What {@link Invoice#isOverdue} says, of rows. */
  private Condition overdue() {
    return new Condition(
        "e.dueAt < :now and e.kind = :invoice and e.total - e.credited - e.paid > 0",
        Map.of("now", clock.now(), "invoice", Invoice.Kind.INVOICE));
  }

  private static Object yes(String text) {
    if (!text.equals("true")) {
      throw new IllegalArgumentException("only true");
    }
    return true;
  }

  /** A moment that is within the month in every time zone. */
  private static Instant middle(String text) {
    try {
      if (text.length() != 7) {
        throw new IllegalArgumentException("no month");
      }
      return YearMonth.parse(text).atDay(15).atTime(12, 0).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no month", e);
    }
  }

  /**
   * Whether any draft of a tenant can be on this page. To work them out costs more than the page,
   * and they are on one of its pages only.
   */
  private boolean hasRoomFor(UUID tenant, ListQuery query, DraftOrder order) {
    return drafts.months(tenant).stream()
        .anyMatch(
            open ->
                isOfMonth(query, open.month().from(), open.month().to())
                    && order.mayBeBehindMarker(open.month().from(), open.invoice()));
  }

  private static boolean isOfMonth(ListQuery query, Instant from, Instant to) {
    String month = query.filters().get(MONTH);
    return month == null || (!from.isAfter(middle(month)) && to.isAfter(middle(month)));
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
            || filters.containsKey(OVERDUE)
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
