package org.nephos.browser;

import java.nio.file.Path;

/** The portal that is visited, as {@code ./nephos env} tells of it. */
final class Portal {
  static final String URL = required("NEPHOS_URL");
  static final String ISSUER = required("NEPHOS_OIDC_ISSUER");
  static final String CLIENT = required("NEPHOS_OIDC_CLIENT");
  static final String PASSWORD = required("NEPHOS_DEMO_PASSWORD");
  static final String CHROMIUM = optional("NEPHOS_CHROMIUM", "/usr/bin/chromium");

  /** Where the hypervisor is asked directly; empty where there is only the simulator. */
  static final String LIBVIRT = optional("NEPHOS_LIBVIRT_URI", "");

  static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private Portal() {}

  /** Whether real guests run here. */
  static boolean hasLibvirt() {
    return !LIBVIRT.isEmpty();
  }

  private static String required(String name) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          name
              + " is not set: run these tests by './nephos test browser', or after"
              + " 'eval \"$(./nephos env)\"'");
    }
    return value;
  }

  private static String optional(String name, String byDefault) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? byDefault : value;
  }
}
