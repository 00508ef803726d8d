package org.nephos.rest.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.nephos.event.api.EventFacade;
import org.nephos.event.api.EventView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.api.CallerScope;

/** Events in a list; each reader must come with a caller. */
public final class FakeEvents implements EventFacade {
  private final List<EventView> events = new CopyOnWriteArrayList<>();
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

  /** Something happens. */
  public void happen(String type) {
    EventView event = event(type);
    events.add(event);
    tell(event.marker());
  }

  /** Something happens that can be read only a while after it was told. */
  public void tellBefore(String type, Duration later) throws InterruptedException {
    EventView event = event(type);
    tell(event.marker());
    Thread.sleep(later.toMillis());
    events.add(event);
  }

  private void tell(long marker) {
    listeners.forEach(listener -> listener.accept(marker));
  }

  private EventView event(String type) {
    long marker = events.size() + 1L;
    return new EventView(
        marker,
        type,
        Instant.EPOCH,
        UUID.randomUUID(),
        null,
        "instance",
        UUID.randomUUID(),
        "line\nbreak",
        "acme-user",
        Map.of("count", 1));
  }

  @Override
  public Page<EventView> list(ListQuery query) {
    return new Page<>(events, null);
  }

  @Override
  public List<EventView> recent(UUID project, int limit) {
    return List.copyOf(events);
  }

  @Override
  public List<EventView> after(long marker, int limit) {
    CallerScope.current();
    return events.stream().filter(event -> event.marker() > marker).limit(limit).toList();
  }

  @Override
  public long head() {
    return events.size();
  }

  @Override
  public AutoCloseable onNewEvents(LongConsumer head) {
    listeners.add(head);
    return () -> listeners.remove(head);
  }
}
