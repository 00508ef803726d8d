package org.nephos.oracle;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ran of a resource, by its events.
 *
 * @param changes by the resource's own count of steps
 */
record Life(UUID resource, UUID project, List<Change> changes) {
  /** A word and a text; of a meter its quantity, and what begins with @ says what it is of. */
  private static final Pattern WORD =
      Pattern.compile("\"(@?)([^\"@][^\"]*)\"\\s*:\\s*\"([^\"]+)\"");

  /** From a second on these quantities ran, of something of these dimensions. */
  record Change(long second, Map<String, BigDecimal> quantities, Map<String, String> dimensions) {}

  static List<Life> of(Connection connection, UUID tenant) throws SQLException {
    Map<UUID, Life> lives = new LinkedHashMap<>();
    for (Object[] row :
        Rows.of(
            connection,
            "select resource_id, project_id, effective_at, meters from event where tenant_id = ?"
                + " and meters is not null order by resource_id, resource_version",
            tenant)) {
      lives
          .computeIfAbsent((UUID) row[0], id -> new Life(id, (UUID) row[1], new ArrayList<>()))
          .changes()
          .add(change(((Instant) row[2]).getEpochSecond(), (String) row[3]));
    }
    return List.copyOf(lives.values());
  }

  private static Change change(long second, String meters) {
    Map<String, BigDecimal> quantities = new TreeMap<>();
    Map<String, String> dimensions = new TreeMap<>();
    Matcher words = WORD.matcher(meters);
    while (words.find()) {
      if (words.group(1).isEmpty()) {
        quantities.put(words.group(2), new BigDecimal(words.group(3)));
      } else {
        dimensions.put(words.group(2), words.group(3));
      }
    }
    return new Change(second, quantities, dimensions);
  }
}
