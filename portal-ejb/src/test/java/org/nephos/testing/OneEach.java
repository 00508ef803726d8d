package org.nephos.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Connections, of which a thread has one at a time: where threads that have one wait for a second,
 * as many of them as there are connections wait for each other. The server gives a transaction its
 * connection at its first statement; so does Hibernate with these, which are not in auto-commit
 * mode.
 */
final class OneEach {
  private static final ThreadLocal<Boolean> HAS_ONE = ThreadLocal.withInitial(() -> false);

  private OneEach() {}

  /** The same connections, which refuse a thread that has one already. */
  static DataSource of(DataSource pool) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection")
                    ? take(pool)
                    : invoke(pool, method, arguments));
  }

  private static Connection take(DataSource pool) throws SQLException {
    if (HAS_ONE.get()) {
      throw new IllegalStateException("this thread has a connection and wants a second one");
    }
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    HAS_ONE.set(true);
    AtomicBoolean open = new AtomicBoolean(true);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close") && open.getAndSet(false)) {
                HAS_ONE.set(false);
                connection.setAutoCommit(true);
              }
              return invoke(connection, method, arguments);
            });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
