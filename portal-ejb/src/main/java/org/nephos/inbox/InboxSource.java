package org.nephos.inbox;

import java.util.List;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.inbox.api.InboxKind;
import org.nephos.inbox.api.InboxState;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;

/**
 * One kind of what waits for decisions. A bean that implements it is found by itself.
 *
 * @param <T> the entity of an order or request
 */
public interface InboxSource<T> {
  /** The sort that every source has: since when it is there. */
  String AGE = "createdAt";

  /** The sort of a source with prices: what it costs in a month. */
  String PRICE = "price";

  InboxKind kind();

  /**
   * What it can be filtered by, {@code tenant} and {@code name}, and sorted by: {@link #AGE} and,
   * where it is priced, {@link #PRICE}.
   */
  ListDefinition<T> list();

  /** Whether it can be sorted by {@link #PRICE}; each of its views has a price then. */
  default boolean isPriced() {
    return false;
  }

  /** The rows in this state that the caller may decide, or might have. */
  List<Condition> conditions(InboxState state);

  /** Where a row stands, for the marker behind it. */
  Marker.Position position(T row);

  /** The views, in the same order. */
  List<InboxItemView> views(List<T> rows);
}
