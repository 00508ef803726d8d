package org.nephos.rest.list;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.list.api.Page;
import org.nephos.list.api.WholeList;

/**
 * A page of a list.
 *
 * @param items in order
 * @param next the marker of the next page, or null on the last
 */
public record PageJson<T>(
    @Schema(description = "In order.") List<T> items,
    @Schema(
            nullable = true,
            description = "Give it as marker to get the next page; null on the last page.")
        String next) {

  /** A facade's page, item by item. */
  public static <V, T> PageJson<T> of(Page<V> page, Function<V, T> item) {
    return new PageJson<>(page.items().stream().map(item).toList(), page.next());
  }

  /** A part of a list that is read as a whole, as the address asks for it. */
  public static <V, T> PageJson<T> part(List<V> all, UriInfo uri, Function<V, T> item) {
    return of(WholeList.page(all, Queries.paged(uri)), item);
  }

  /** A list that always fits on one page. */
  public static <V, T> PageJson<T> whole(List<V> all, Function<V, T> item) {
    return new PageJson<>(all.stream().map(item).toList(), null);
  }
}
