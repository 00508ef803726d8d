package org.nephos.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nephos.billing.KeptSumsFill;
import org.nephos.budget.WebhookSecretsSealed;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated database of the test class's own, with the product's persistence unit on it. It is an
 * H2 in memory; with {@code -Dnephos.test.db=postgresql}, {@code nephos.test.db.url}, {@code
 * nephos.test.db.user} and {@code nephos.test.db.password} it is a fresh schema in that PostgreSQL.
 *
 * <pre>{@code
 * @RegisterExtension static final Database database = new Database();
 * }</pre>
 *
 * Transactions are local to the thread and nest as REQUIRES_NEW does: each {@link #call} opens one
 * of its own, and {@link #em} is whatever belongs to the innermost. Of those that are open in a
 * thread only one may have used the database, as {@link OneEach} says.
 */
public final class Database implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private static final int CONNECTIONS = 20;
  private static final String JOINED = "nephos.test.db.schema";

  private final ThreadLocal<Deque<Open>> open = ThreadLocal.withInitial(ArrayDeque::new);
  private final CrashPoints crashes = new CrashPoints();
  private DataSource pool;
  private Runnable end;
  private EntityManagerFactory factory;
  private String schema;
  private String oldVersion;
  private List<String> oldRows = List.of();
  private UnaryOperator<DataSource> between = UnaryOperator.identity();
  private int connections = Integer.getInteger("nephos.test.db.connections", CONNECTIONS);

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** A transaction of this thread. */
  private static final class Open {
    final EntityManager em;
    final Map<Object, Object> resources = new HashMap<>();
    final List<Synchronization> synchronizations = new ArrayList<>();

    Open(EntityManager em) {
      this.em = em;
    }
  }

  /** Makes and migrates the database; for tests that are not run by JUnit's own engine. */
  public Database start() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    pool = isPostgres() ? postgres(name) : h2(name);
    if (!isJoined()) {
      insertOldRows();
      migrations().load().migrate();
    }
    factory =
        Persistence.createEntityManagerFactory(
            "nephos",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", OneEach.of(between.apply(pool)),
                "hibernate.connection.provider_disables_autocommit", "true",
                "hibernate.hbm2ddl.auto", "validate"));
    return this;
  }

  /** All but the tables of Quartz, which tests of services have no use for. */
  private FluentConfiguration migrations() {
    return Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/migration")
        .javaMigrations(new KeptSumsFill(), new WebhookSecretsSealed());
  }

  private void insertOldRows() {
    if (oldVersion == null) {
      return;
    }
    migrations().target(oldVersion).load().migrate();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String insert : oldRows) {
        statement.execute(insert);
      }
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With rows that were there at a version of the schema, and were migrated; before it starts. */
  void withRowsOf(String version, List<String> inserts) {
    oldVersion = version;
    oldRows = inserts;
  }

  /** So many connections at most, instead of {@value #CONNECTIONS}; before it is started. */
  void withConnections(int most) {
    connections = most;
  }

  /** With something between the persistence unit and its connections; before it is started. */
  void withDataSource(UnaryOperator<DataSource> something) {
    between = something;
  }

  /** Whether this process shares the schema of another, which made it and will drop it. */
  private static boolean isJoined() {
    return System.getProperty(JOINED) != null;
  }

  /** Its schema, for another process that joins it; PostgreSQL only. */
  public String schema() {
    return schema;
  }

  /** Whether the tests run on PostgreSQL. */
  public static boolean isPostgres() {
    return "postgresql".equals(System.getProperty("nephos.test.db"));
  }

  /** Connections of their own, in auto-commit mode. */
  public DataSource dataSource() {
    return pool;
  }

  /** For tests that want to steer sessions by hand. */
  public EntityManagerFactory factory() {
    return factory;
  }

  /**
   * What a bean gets injected: always the entity manager of the thread's innermost transaction, as
   * in the server.
   */
  public EntityManager em() {
    return (EntityManager)
        Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              Open current = open.get().peek();
              if (current == null) {
                throw new IllegalStateException("no transaction in this thread");
              }
              try {
                return method.invoke(current.em, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Does this in a new transaction, which an exception rolls back. */
  public <T> T call(Supplier<T> work) {
    EntityManager em = factory.createEntityManager();
    Open transaction = new Open(em);
    open.get().push(transaction);
    int status = Status.STATUS_ROLLEDBACK;
    try {
      em.getTransaction().begin();
      T result = work.get();
      crashes.reach();
      em.getTransaction().commit();
      status = Status.STATUS_COMMITTED;
      crashes.reach();
      return result;
    } finally {
      open.get().pop();
      try {
        if (em.getTransaction().isActive()) {
          em.getTransaction().rollback();
        }
      } finally {
        em.close();
      }
      for (Synchronization synchronization : transaction.synchronizations) {
        synchronization.afterCompletion(status);
      }
    }
  }

  /** Does this with no transaction, while those of this thread wait. */
  <T> T suspended(Callable<T> work) throws Exception {
    Deque<Open> waiting = open.get();
    open.set(new ArrayDeque<>());
    try {
      return work.call();
    } finally {
      open.set(waiting);
    }
  }

  /** Where the process can die: before and after each commit. */
  public CrashPoints crashes() {
    return crashes;
  }

  /** Whether a transaction is open in this thread. */
  public boolean isOpen() {
    return !open.get().isEmpty();
  }

  /** What the server offers to those who want to know how a transaction ends. */
  public TransactionSynchronizationRegistry synchronizations() {
    return (TransactionSynchronizationRegistry)
        Proxy.newProxyInstance(
            TransactionSynchronizationRegistry.class.getClassLoader(),
            new Class<?>[] {TransactionSynchronizationRegistry.class},
            (proxy, method, arguments) -> {
              Open current = open.get().peek();
              return switch (method.getName()) {
                case "getTransactionKey" -> current;
                case "getResource" -> current.resources.get(arguments[0]);
                case "putResource" -> {
                  current.resources.put(arguments[0], arguments[1]);
                  yield null;
                }
                case "registerInterposedSynchronization" -> {
                  current.synchronizations.add((Synchronization) arguments[0]);
                  yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
              };
            });
  }

  /** Does this in a new transaction, which an exception rolls back. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  @Override
  public void close() {
    if (factory != null) {
      factory.close();
    }
    if (pool != null) {
      if (!isJoined()) {
        execute(isPostgres() ? "DROP SCHEMA " + schema + " CASCADE" : "SHUTDOWN");
      }
      end.run();
    }
  }

  private void execute(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DataSource h2(String name) {
    JdbcConnectionPool made =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000", "sa", "");
    made.setMaxConnections(connections);
    end = made::dispose;
    return made;
  }

  private DataSource postgres(String name) {
    schema = isJoined() ? System.getProperty(JOINED) : name;
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(System.getProperty("nephos.test.db.url"));
    source.setUser(System.getProperty("nephos.test.db.user"));
    source.setPassword(System.getProperty("nephos.test.db.password"));
    if (!isJoined()) {
      create(source);
    }
    source.setCurrentSchema(schema);
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    HikariDataSource made = new HikariDataSource(config);
    end = made::close;
    return made;
  }

  private void create(PGSimpleDataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
