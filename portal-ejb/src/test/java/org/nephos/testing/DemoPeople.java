package org.nephos.testing;

import java.util.UUID;
import org.nephos.tenancy.api.Caller;

/** Callers of the demo's cloud. */
public final class DemoPeople {
  private DemoPeople() {}

  /** Member of acme's default project. */
  public static Caller acmeUser() {
    return person(12, "acme-user", false);
  }

  /** Administrator of acme. */
  public static Caller acmeAdmin() {
    return person(11, "acme-admin", false);
  }

  /** Member of globex's default project. */
  public static Caller globexUser() {
    return person(22, "globex-user", false);
  }

  /** Runs the cloud. */
  public static Caller operator() {
    return person(1, "operator", true);
  }

  private static Caller person(int number, String name, boolean operator) {
    return new Caller(
        UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number)),
        name,
        name,
        name + "@example.org",
        operator,
        "127.0.0.1",
        UUID.randomUUID().toString());
  }
}
