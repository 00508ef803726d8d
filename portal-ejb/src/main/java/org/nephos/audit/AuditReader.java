package org.nephos.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.AuditView.FieldChange;
import org.nephos.event.Changes;
import org.nephos.event.Event;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.DisplayNames;
import org.nephos.tenancy.ReadScope;

/** Reads the trail page by page, each in a short transaction. */
@ApplicationScoped
public class AuditReader {
  @Inject private ListReader lists;
  @Inject private DisplayNames names;
  @Inject private Transactions transactions;

  /** A page, newest first. */
  Page<AuditView> page(ReadScope scope, ListQuery query) {
    return transactions.inNew(
        () ->
            lists.page(
                AuditFilters.LIST,
                query,
                List.of(Scoped.by(scope)),
                event -> new Marker.Position(Map.of("at", event.at().toString()), event.id()),
                this::views));
  }

  private List<AuditView> views(List<Event> events) {
    Map<UUID, String> tenants =
        names.tenants(
            events.stream()
                .map(Event::tenantId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return events.stream().map(event -> view(event, tenants)).toList();
  }

  private static AuditView view(Event event, Map<UUID, String> tenants) {
    return new AuditView(
        event.seq(),
        event.at(),
        event.type(),
        event.outcome().toLowerCase(Locale.ROOT),
        event.tenantId(),
        event.tenantId() == null ? null : tenants.get(event.tenantId()),
        event.projectId(),
        event.resourceType(),
        event.resourceId(),
        event.resourceName(),
        event.actorId(),
        event.actor(),
        event.remoteAddress(),
        event.agent(),
        event.correlationId(),
        changes(event),
        others(event));
  }

  /** What else the event says. */
  private static Map<String, Object> others(Event event) {
    Map<String, Object> others = new LinkedHashMap<>(event.data());
    others.remove(Changes.KEY);
    return others;
  }

  /** The step of a state machine is a change, too; it stands in columns of its own. */
  private static List<FieldChange> changes(Event event) {
    List<FieldChange> changes = new ArrayList<>();
    if (event.toState() != null && !event.toState().equals(event.fromState())) {
      changes.add(new FieldChange("state", event.fromState(), event.toState()));
    }
    if (event.data().get(Changes.KEY) instanceof Map<?, ?> fields) {
      fields.forEach(
          (field, both) -> {
            if (both instanceof Map<?, ?> values) {
              changes.add(
                  new FieldChange(
                      field.toString(), values.get(Changes.BEFORE), values.get(Changes.AFTER)));
            }
          });
    }
    return changes;
  }
}
