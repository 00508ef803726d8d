package org.nephos.benchmark.order;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Listens to the statements of one thread, and writes them down as a script for {@code pgbench}:
 * the same statements in the same order and transactions, with the same values, but that each round
 * makes ids of its own and belongs to a tenant of its own choice.
 */
final class RecordedSql {
  /** Without colons, which pgbench would take for its variables. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  private final List<String> lines = new ArrayList<>();
  private final Map<UUID, String> ids = new HashMap<>();
  private volatile Thread listenedTo;
  private int made;

  /** Lets everything through, and listens once {@link #begin} was called. */
  DataSource around(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        (method, arguments, result) ->
            // Nothing stands between while it is measured.
            result instanceof Connection connection && Thread.currentThread() == listenedTo
                ? connection(connection)
                : result);
  }

  /** Listens to the calling thread. */
  void begin(Map<UUID, String> known) {
    ids.putAll(known);
    listenedTo = Thread.currentThread();
  }

  /** The script of what was heard. */
  String end(int tenants) {
    listenedTo = null;
    return "\\set t random(1, "
        + tenants
        + ")\n\\set r random(1, 1000000000000000)\n"
        + String.join("\n", lines)
        + "\n";
  }

  private interface After {
    Object then(String method, Object[] arguments, Object result);
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            RecordedSql.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(target, arguments);
                return after.then(method.getName(), arguments, result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, arguments, result) -> {
          if (method.equals("setAutoCommit") && Boolean.FALSE.equals(arguments[0])) {
            say("begin;");
          } else if (method.equals("commit") || method.equals("rollback")) {
            say(method + ";");
          } else if (result instanceof PreparedStatement statement) {
            return statement((String) arguments[0], statement);
          }
          return result;
        });
  }

  private PreparedStatement statement(String sql, PreparedStatement statement) {
    Map<Integer, Object> values = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        statement,
        (method, arguments, result) -> {
          if (method.startsWith("set") && arguments != null && arguments.length >= 2) {
            values.put((Integer) arguments[0], method.equals("setNull") ? null : arguments[1]);
          } else if (method.equals("addBatch") || method.matches("execute(Query|Update)?")) {
            say(filled(sql, values) + ";");
          }
          return result;
        });
  }

  private void say(String line) {
    if (Thread.currentThread() == listenedTo) {
      lines.add(line.replace('\n', ' '));
    }
  }

  private String filled(String sql, Map<Integer, Object> values) {
    if (Thread.currentThread() != listenedTo) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (char c : sql.toCharArray()) {
      if (c == '?') {
        at++;
        text.append(literal(values.get(at)));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private String literal(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof UUID id) {
      return ids.computeIfAbsent(
          id, unknown -> "md5(:client_id || '-' || :r || '-" + made++ + "')::uuid");
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof OffsetDateTime time) {
      return time(time.toInstant());
    }
    if (value instanceof Instant time) {
      return time(time);
    }
    if (value instanceof java.sql.Timestamp time) {
      return time(time.toInstant());
    }
    return "'" + value.toString().replace("'", "''").replace(':', ';') + "'";
  }

  private static String time(Instant time) {
    return "'" + TIME.format(time) + "'::timestamptz";
  }
}
