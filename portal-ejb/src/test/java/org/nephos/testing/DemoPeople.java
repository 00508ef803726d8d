package org.nephos.testing;

import java.util.UUID;
import org.nephos.tenancy.api.Caller;

/** Callers of the demo's cloud. */
public final class DemoPeople {
  private DemoPeople() {}

  /** Member of acme's default project. */
  public static Caller acmeUser() {
    return person(12, "acme-user");
  }

  /** Administrator of acme. */
  public static Caller acmeAdmin() {
    return person(11, "acme-admin");
  }

  /** Member of globex's default project. */
  public static Caller globexUser() {
    return person(22, "globex-user");
  }

  /** Runs the cloud. */
  public static Caller operator() {
    return Callers.operator(person(1, "operator"));
  }

  private static Caller person(int number, String name) {
    return Callers.person(
        UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number)),
        name,
        name + "@example.org");
  }
}
