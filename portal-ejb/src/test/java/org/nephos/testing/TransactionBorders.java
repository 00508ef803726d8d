package org.nephos.testing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jboss.weld.interceptor.WeldInvocationContext;

/** The server's transaction borders, on a {@link Database}. */
@Transactional
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class TransactionBorders {
  // Beans are made by CDI, so the database comes by the class; tests of one JVM run one by one.
  private static volatile Database database;

  static void use(Database current) {
    database = current;
  }

  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    return switch (type(call)) {
      case REQUIRES_NEW -> inNew(call);
      case REQUIRED -> database.isOpen() ? call.proceed() : inNew(call);
      case MANDATORY -> {
        if (!database.isOpen()) {
          throw new IllegalStateException("a transaction is mandatory here");
        }
        yield call.proceed();
      }
      case NOT_SUPPORTED, SUPPORTS, NEVER -> call.proceed();
    };
  }

  private static Transactional.TxType type(InvocationContext call) {
    Set<Annotation> bindings = ((WeldInvocationContext) call).getInterceptorBindings();
    return bindings.stream()
        .filter(Transactional.class::isInstance)
        .map(binding -> ((Transactional) binding).value())
        .findFirst()
        .orElse(Transactional.TxType.REQUIRED);
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
}
