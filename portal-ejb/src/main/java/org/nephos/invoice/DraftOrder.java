package org.nephos.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;

/**
 * The order of a list of invoices for those that are in no table: the same as the database's, in
 * which ids are compared as their text is.
 */
final class DraftOrder {
  private final String field;
  private final boolean falls;
  private final String fingerprint;
  private final Marker after;

  private DraftOrder(String field, boolean falls, String fingerprint, Marker after) {
    this.field = field;
    this.falls = falls;
    this.fingerprint = fingerprint;
    this.after = after;
  }

  /** The field by which a list is sorted. */
  static String field(ListQuery query) {
    String sort = query.sort() == null ? InvoiceList.PERIOD : query.sort();
    return sort.startsWith("-") ? sort.substring(1) : sort;
  }

  /** The order of a list, by period or by total. */
  static DraftOrder of(ListQuery query) {
    String field = field(query);
    String fingerprint = Marker.fingerprint(Invoice.class, query, field);
    return new DraftOrder(
        field,
        query.sort() == null || query.sort().startsWith("-"),
        fingerprint,
        query.marker() == null ? null : Marker.parse(query.marker(), fingerprint));
  }

  /** As the page is read. */
  Comparator<InvoiceView> comparator() {
    Comparator<InvoiceView> rising =
        (isByTotal()
                ? Comparator.comparing(InvoiceView::total)
                : Comparator.comparing(InvoiceView::from))
            .thenComparing(view -> view.id().toString());
    return falls ? rising.reversed() : rising;
  }

  private boolean isByTotal() {
    return field.equals(InvoiceList.TOTAL);
  }

  /**
   * Whether a draft of a month that begins then may come after what the page before ended with; to
   * be asked before it is worked out.
   */
  boolean mayBeBehindMarker(Instant from, UUID id) {
    return after == null || isByTotal() || isBehind(place(from), id);
  }

  private int place(Instant from) {
    return from.compareTo((Instant) Parse.instant(after.value()));
  }

  private boolean isBehind(int place, UUID id) {
    int decided = place == 0 ? id.toString().compareTo(after.key()) : place;
    return falls ? decided < 0 : decided > 0;
  }

  /** Whether it comes after what the page before ended with. */
  boolean isBehindMarker(InvoiceView draft) {
    if (after == null) {
      return true;
    }
    return isBehind(
        isByTotal()
            ? draft.total().compareTo((BigDecimal) Parse.decimal(after.value()))
            : place(draft.from()),
        draft.id());
  }

  /** The marker behind the last of a page. */
  String marker(InvoiceView last) {
    String value = isByTotal() ? last.total().toPlainString() : last.from().toString();
    return Marker.of(new Marker.Position(Map.of(field, value), last.id()), field, fingerprint);
  }
}
