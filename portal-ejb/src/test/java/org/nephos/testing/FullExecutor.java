package org.nephos.testing;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** An executor of the server whose threads are all taken. */
public final class FullExecutor {
  private static final AtomicInteger REFUSED = new AtomicInteger();

  private FullExecutor() {}

  /** How often somebody was refused in this process. */
  public static int refused() {
    return REFUSED.get();
  }

  static ManagedExecutorService make() {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            ManagedExecutorService.class.getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("execute")) {
                REFUSED.incrementAndGet();
                throw new RejectedExecutionException("all threads are taken");
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
