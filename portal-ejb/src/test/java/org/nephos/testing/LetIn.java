package org.nephos.testing;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.nephos.tenancy.Requires;

/**
 * Stands right behind the check of rights. While somebody only tries a door, whoever passes it is
 * told so here, and what lies behind it is not done.
 */
@Requires
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 1)
public class LetIn {
  private static final ThreadLocal<Boolean> TRYING = ThreadLocal.withInitial(() -> false);

  /** The door is open. */
  public static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Calls something, and tells whether it got by the check. */
  public interface Attempt {
    void run() throws Exception;
  }

  /**
   * Tries a door.
   *
   * @return null when it is open, else what it said
   */
  public static RuntimeException tryDoor(Attempt attempt) {
    TRYING.set(true);
    try {
      attempt.run();
    } catch (Passed open) {
      return null;
    } catch (RuntimeException closed) {
      return closed;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      TRYING.set(false);
    }
    throw new IllegalStateException("there is no door");
  }

  @AroundInvoke
  Object pass(InvocationContext call) throws Exception {
    if (TRYING.get()) {
      throw new Passed();
    }
    return call.proceed();
  }
}
