package org.nephos.billing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.UsageLine.Place;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.list.Marker;
import org.nephos.list.api.ListQuery;

/**
 * Where a page of usage ended, and of which second it is: all pages of a walk are of the second of
 * the first one, so that together they are one answer.
 */
record UsageMarker(Instant asOf, Place place) {
  private static final String SORT = "from";

  String text(UsageQuery query) {
    return Marker.of(
        new Marker.Position(Map.of(SORT, asOf + "/" + place.from()), place.id()),
        SORT,
        fingerprint(query));
  }

  /**
   * Reads a marker.
   *
   * @param now no page is of a later second
   * @throws org.nephos.problem.api.MalformedException when it is none, or one of another query
   */
  static UsageMarker parse(String text, UsageQuery query, Instant now) {
    Marker marker = Marker.parse(text, fingerprint(query));
    String[] parts = marker.value().split("/", -1);
    if (parts.length != 2) {
      throw Marker.malformed();
    }
    Instant asOf = instant(parts[0]);
    Instant from = instant(parts[1]);
    if (from.isBefore(Instant.EPOCH) || from.isAfter(asOf) || from.isAfter(now)) {
      throw Marker.malformed();
    }
    return new UsageMarker(asOf.isAfter(now) ? now : asOf, new Place(from, id(marker.key())));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Marker.malformed();
    }
  }

  private static Instant instant(String text) {
    try {
      return UsagePeriod.seconds(Instant.parse(text));
    } catch (DateTimeException e) {
      throw Marker.malformed();
    }
  }

  private static String fingerprint(UsageQuery query) {
    ListQuery filters =
        ListQuery.firstPage()
            .with("tenant", text(query.tenant()))
            .with("project", text(query.project()))
            .with("from", text(query.from()))
            .with("to", text(query.to()));
    return Marker.fingerprint(UsageLineView.class, filters, SORT);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
