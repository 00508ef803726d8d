package org.nephos.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.nephos.event.Event;
import org.nephos.list.ListDefinition;
import org.nephos.list.Parse;

/** What the trail can be filtered by. */
final class AuditFilters {
  static final ListDefinition<Event> LIST =
      ListDefinition.of(Event.class, "-at")
          .key("id", AuditFilters::number)
          .equal("actor", "actor", Parse::text)
          .filter("type", "e.type like :type escape '!'", AuditFilters::beginning)
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("project", "projectId", Parse::uuid)
          .equal("resource", "resourceId", Parse::uuid)
          .equal("outcome", "outcome", AuditFilters::outcome)
          .filter("from", "e.at >= :from", AuditFilters::time)
          .filter("to", "e.at < :to", AuditFilters::time)
          .equal("correlationId", "correlationId", Parse::text)
          .sort("at", "at", AuditFilters::time);

  private static final Map<String, String> OUTCOMES = Map.of("done", "DONE", "refused", "REFUSED");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private AuditFilters() {}

  private static Object number(String text) {
    return Long.valueOf(text);
  }

  private static Object beginning(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  private static Object outcome(String text) {
    String outcome = OUTCOMES.get(text);
    if (outcome == null) {
      throw new IllegalArgumentException(text);
    }
    return outcome;
  }

  private static Object time(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
        throw new IllegalArgumentException(text);
      }
      return instant;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
