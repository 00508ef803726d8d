package org.nephos.web.shell;

import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * The bean of a list page, mostly {@code /<folder>/list.xhtml}, whose rows are also a file under
 * {@code /<folder>/list.csv} and {@code list.ndjson}, with the same filters and sort.
 *
 * @param <V> the view of a row
 */
public interface Downloadable<V extends Record> {
  /** The page's own name in its folder. */
  default String page() {
    return "list";
  }

  /** What the address asks for, within what the page shows. */
  ListQuery query();

  /** A page of the list, by the facade that the page shows it with. */
  Page<V> read(ListQuery query);

  /** What a row is. */
  Class<V> type();
}
