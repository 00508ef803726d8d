package org.nephos.event;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.digest.Sha256;

/**
 * An event as the chain sees it: every column but {@code seq} and {@code hash}, as canonical text.
 *
 * <p>The canonical text is one line for each column of {@link #COLUMNS}, in that order, {@code seq}
 * before all: name, colon, the value's length in bytes of UTF-8, colon, value, line feed. An absent
 * value is {@code name:-:} and a line feed, but of an absent agent there is no line. Ids are
 * lower-case UUIDs, instants ISO-8601 in UTC with as many digits as they have, numbers decimal,
 * texts as they are stored. The hash of a row is SHA-256 over the hash of the row before, a line
 * feed, and the canonical text, as 64 lower-case hexadecimal digits; before the first row stand 64
 * zeros.
 *
 * @param id the row's key
 * @param values the columns in order, as text; absent ones are null
 */
record EventRow(long id, Map<String, String> values) {
  /** What is chained, in the order of the canonical text. */
  static final String COLUMNS =
      "id, type, at, tenant_id, project_id, resource_type, resource_id, resource_name,"
          + " resource_version, from_state, to_state, task, trigger_name, effective_at, meters,"
          + " actor_id, actor, remote_address, outcome, correlation_id, data, agent";

  /** Came later: a row without it is as it was before there was such a column. */
  private static final String AGENT = "agent";

  /** What stands before the first row. */
  static final String GENESIS = "0".repeat(64);

  private static final Set<String> INSTANTS = Set.of("at", "effective_at");
  private static final Set<String> IDS =
      Set.of("tenant_id", "project_id", "resource_id", "actor_id");

  /** Reads {@link #COLUMNS} of the current row. */
  static EventRow read(ResultSet row) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String column : COLUMNS.split(", ", -1)) {
      values.put(column, text(row, column));
    }
    return new EventRow(row.getLong("id"), values);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    if (INSTANTS.contains(column)) {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant().toString();
    }
    if (IDS.contains(column)) {
      UUID id = row.getObject(column, UUID.class);
      return id == null ? null : id.toString();
    }
    return row.getString(column);
  }

  /** The canonical text, with this place in the sequence. */
  String canonical(long seq) {
    StringBuilder text = new StringBuilder(512);
    append(text, "seq", Long.toString(seq));
    values.forEach(
        (name, value) -> {
          if (value != null || !name.equals(AGENT)) {
            append(text, name, value);
          }
        });
    return text.toString();
  }

  private static void append(StringBuilder text, String name, String value) {
    text.append(name).append(':');
    if (value == null) {
      text.append("-:");
    } else {
      text.append(value.getBytes(StandardCharsets.UTF_8).length).append(':').append(value);
    }
    text.append('\n');
  }

  /** The hash of this row in this place, behind a row of that hash. */
  String hash(long seq, String before) {
    return Sha256.hex(before + '\n' + canonical(seq));
  }
}
