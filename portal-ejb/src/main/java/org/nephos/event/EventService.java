package org.nephos.event;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.nephos.event.api.EventFacade;
import org.nephos.event.api.EventView;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Requires;

/**
 * The sequence of events, as far as each caller may see it. Who sees costs only sees no events;
 * events of a tenant as a whole are for those whose role is for all of the tenant.
 */
@Stateless
public class EventService implements EventFacade {
  private static final String PROJECT = "project";
  private static final Map<String, Function<String, Condition>> FILTERS =
      Map.of(
          "type",
          text -> new Condition("e.type = :type", Map.of("type", text)),
          "resource",
          text -> new Condition("e.resourceId = :resource", Map.of("resource", Parse.uuid(text))),
          PROJECT,
          text -> new Condition("e.projectId = :project", Map.of(PROJECT, Parse.uuid(text))));

  @Inject private EventRepository events;
  @Inject private EventChain chain;
  @Inject private EventListeners listeners;
  @Inject private AccessService access;

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<EventView> list(ListQuery query) {
    if (query.sort() != null && !query.sort().equals("marker")) {
      throw new MalformedException("sort", "Events come oldest first, by marker.");
    }
    List<Event> rows =
        events.after(scope(), place(query.marker()), filters(query), query.limit() + 1);
    boolean more = rows.size() > query.limit();
    List<Event> shown = more ? rows.subList(0, query.limit()) : rows;
    String next = more ? shown.get(shown.size() - 1).seq().toString() : null;
    return new Page<>(shown.stream().map(EventService::view).toList(), next);
  }

  private static long place(String marker) {
    if (marker == null) {
      return 0;
    }
    if (!marker.matches("\\d{1,18}")) {
      throw new MalformedException("marker", "The marker is that of an event, a number.");
    }
    return Long.parseLong(marker);
  }

  private static Map<String, Condition> filters(ListQuery query) {
    Map<String, Condition> conditions = new HashMap<>();
    query
        .filters()
        .forEach(
            (field, value) -> {
              Function<String, Condition> filter = FILTERS.get(field);
              if (filter == null) {
                throw new MalformedException(
                    field,
                    "Events have no filter " + field + "; they have project, resource, type.");
              }
              try {
                conditions.put(field, filter.apply(value));
              } catch (IllegalArgumentException e) {
                throw new MalformedException(field, "The value of " + field + " cannot be read.");
              }
            });
    return conditions;
  }

  @Override
  @OpenToAll("returns what the caller's roles see, which may be nothing")
  public List<EventView> recent(UUID project, int limit) {
    ReadScope scope = scope();
    if (scope.isEmpty()) {
      return List.of();
    }
    Map<String, Condition> filter =
        project == null
            ? Map.of()
            : Map.of(PROJECT, new Condition("e.projectId = :project", Map.of(PROJECT, project)));
    return events.newest(scope, filter, limit).stream().map(EventService::view).toList();
  }

  @Override
  @OpenToAll("returns what the caller's roles see, which may be nothing")
  public List<EventView> after(long marker, int limit) {
    ReadScope scope = scope();
    return scope.isEmpty()
        ? List.of()
        : events.after(scope, marker, Map.of(), limit).stream().map(EventService::view).toList();
  }

  @Override
  @OpenToAll("a place in the sequence says nothing of what stands there")
  public long head() {
    return chain.head();
  }

  @Override
  @OpenToAll("a signal without content")
  public AutoCloseable onNewEvents(LongConsumer head) {
    return listeners.add(head);
  }

  private ReadScope scope() {
    return access.scope(Permission.RESOURCE_SEE);
  }

  private static EventView view(Event event) {
    return new EventView(
        event.seq(),
        event.type(),
        event.at(),
        event.tenantId(),
        event.projectId(),
        event.resourceType(),
        event.resourceId(),
        event.resourceName(),
        event.actor(),
        event.data());
  }
}
