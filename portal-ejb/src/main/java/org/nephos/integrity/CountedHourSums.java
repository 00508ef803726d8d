package org.nephos.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.metering.Meter;

/**
 * Whether the records of counters say what was counted: of each hour that is settled they come to
 * as many bytes as it says that are recorded, which are all or, where no rate held, none, and to
 * one hour; and no record is of an hour in which nothing was counted.
 */
@ApplicationScoped
class CountedHourSums {
  private static final String METERS =
      Arrays.stream(Meter.values())
          .filter(Meter::isCounted)
          .map(meter -> "'" + meter.word() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private static final String STUCK =
      "select 'counter-not-recorded', cast(c.resource_id as varchar(36)), c.meter || ' of '"
          + " || cast(c.from_at as varchar(40)) from counter_usage c"
          + " join metered_resource m on m.resource_id = c.resource_id where c.due_at < :before";

  private static final String DIFFERENT =
      "select 'counter-quantity', cast(c.resource_id as varchar(36)), c.meter || ' of '"
          + " || cast(c.from_at as varchar(40)) || ': counted ' || cast(c.counted as varchar(20))"
          + " || ', recorded ' || cast(c.recorded as varchar(20)) || ' bytes, records '"
          + " || cast(coalesce(u.quantity, 0) as varchar(40)) || ' GB' from counter_usage c"
          + " left join (select r.resource_id, r.meter, r.from_at, sum(r.sign * r.quantity) as"
          + " quantity, sum(r.sign * r.seconds) as seconds from usage_record r where r.meter in "
          + METERS
          + " and r.# group by r.resource_id, r.meter, r.from_at) u on u.resource_id ="
          + " c.resource_id and u.meter = c.meter and u.from_at = c.from_at where c.#"
          + " and c.due_at is null and (coalesce(u.quantity, 0) * 1000000000 <> c.recorded"
          + " or (c.recorded > 0 and (c.recorded <> c.counted or u.seconds <> 3600)))";

  private static final String UNPRICED =
      "select 'counter-without-price', cast(c.resource_id as varchar(36)), c.meter || ' of '"
          + " || cast(c.from_at as varchar(40)) || ': counted ' || cast(c.counted as varchar(20))"
          + " || ' bytes, no record, and a rate held' from counter_usage c where c.#"
          + " and c.due_at is null and c.recorded = 0 and "
          + HeldRate.ofHour("c");

  private static final String UNKNOWN =
      "select 'counter-beyond', cast(r.resource_id as varchar(36)), r.meter || ' of '"
          + " || cast(r.from_at as varchar(40)) || ': nothing was counted' from usage_record r"
          + " where r.meter in "
          + METERS
          + " and r.# and not exists (select 1 from counter_usage c where c.resource_id ="
          + " r.resource_id and c.meter = r.meter and c.from_at = r.from_at)";

  @Inject private DriftQuery query;

  /**
   * What is wrong of the last hours of all, and of the whole lives of some.
   *
   * @param before what is due since before this instant should have its record
   */
  List<Drift> check(Instant since, List<UUID> some, Instant before) {
    List<Drift> drift = new ArrayList<>(query.find(STUCK, Map.of("before", before)));
    for (String sql : List.of(DIFFERENT, UNPRICED, UNKNOWN)) {
      drift.addAll(query.find(sql.replace("#", "from_at >= :since"), Map.of("since", since)));
      if (!some.isEmpty()) {
        drift.addAll(query.find(sql.replace("#", "resource_id in (:ids)"), Map.of("ids", some)));
      }
    }
    return drift.stream().distinct().toList();
  }
}
