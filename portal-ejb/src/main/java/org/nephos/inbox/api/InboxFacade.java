package org.nephos.inbox.api;

import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** What the caller may decide, of all kinds. */
public interface InboxFacade {
  /**
   * What waits, or what was decided, among what the caller may decide.
   *
   * <p>Filters {@code state} (see {@link InboxState}; {@code PENDING} when nobody says), {@code
   * kind}, {@code tenant}, {@code name} (a part of its name, or of who asked). Sorts {@code
   * createdAt} (the oldest first; the list's own order), {@code price} (what has none comes last,
   * whichever way, the oldest first) and {@code kind} (in each the oldest first).
   *
   * @throws org.nephos.problem.api.MalformedException for any other filter or sort
   */
  Page<InboxItemView> items(ListQuery query);

  /**
   * How many wait, for the menu; 0 for who may decide nothing.
   *
   * @param query its filters, without {@code state}; all else of it means nothing
   */
  long waiting(ListQuery query);
}
