package org.nephos.persistence;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/**
 * Stands around the server's own interceptor of new transactions, which is at 200: when the call
 * returns to it, the transaction is committed.
 */
@Interceptor
@Transactional(Transactional.TxType.REQUIRES_NEW)
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class DurabilityInterceptor {
  @Inject private DurableCommits commits;

  /** Returns what the call returns, once it is certain to last; what it throws passes through. */
  @AroundInvoke
  Object around(InvocationContext call) throws Exception {
    Object result = call.proceed();
    commits.await();
    return result;
  }
}
