package org.nephos.event.api;

import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** The sequenced events that the caller may see. */
public interface EventFacade {
  /** Oldest first from a marker; filters {@code type}, {@code resource}, {@code project}. */
  Page<EventView> list(ListQuery query);

  /** Newest first, at most {@code limit}, of a project (null for all that the caller sees). */
  List<EventView> recent(UUID project, int limit);

  /** The events behind a marker, oldest first, at most {@code limit}; for streams. */
  List<EventView> after(long marker, int limit);

  /** The marker of the newest sequenced event. */
  long head();

  /**
   * Calls back whenever newer events were sequenced, on a thread of the sequencer: be quick. Each
   * stream then reads {@link #after} under its own caller.
   */
  AutoCloseable onNewEvents(LongConsumer head);
}
