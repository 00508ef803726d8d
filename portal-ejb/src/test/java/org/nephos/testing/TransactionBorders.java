package org.nephos.testing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The server's transaction borders, on a {@link Database}; one interceptor for each kind. */
final class TransactionBorders {
  // Interceptors are made by CDI, so the database comes by the class; classes of tests run in turn.
  private static volatile Database database;

  private TransactionBorders() {}

  static void use(Database current) {
    database = current;
  }

  /** All of them. */
  static List<Class<?>> all() {
    return List.of(
        Required.class, RequiresNew.class, Mandatory.class, NotSupported.class, Supports.class);
  }

  private static Object inNew(InvocationContext call) {
    return database.call(
        () -> {
          try {
            return call.proceed();
          } catch (RuntimeException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Transactional(Transactional.TxType.REQUIRED)
  @Interceptor
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
  static class Required {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
      return database.isOpen() ? call.proceed() : inNew(call);
    }
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  @Interceptor
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
  static class RequiresNew {
    @AroundInvoke
    Object around(InvocationContext call) {
      return inNew(call);
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  @Interceptor
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
  static class Mandatory {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
      if (!database.isOpen()) {
        throw new IllegalStateException("a transaction is mandatory here");
      }
      return call.proceed();
    }
  }

  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  @Interceptor
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
  static class NotSupported {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
      return database.suspended(call::proceed);
    }
  }

  @Transactional(Transactional.TxType.SUPPORTS)
  @Interceptor
  @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
  static class Supports {
    @AroundInvoke
    Object around(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }
}
