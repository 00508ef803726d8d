package org.nephos.billing;

/**
 * Who sells, and where it runs.
 *
 * @param name of whoever runs the cloud: {@code nephos.provider.name}
 * @param region its id: {@code nephos.region.id}
 * @param regionName for people: {@code nephos.region.name}
 */
record FocusProvider(String name, String region, String regionName) {
  static FocusProvider configured() {
    String region = setting("nephos.region.id", "main");
    return new FocusProvider(
        setting("nephos.provider.name", "Nephos"),
        region,
        setting("nephos.region.name", "Main region"));
  }

  private static String setting(String name, String otherwise) {
    String set = System.getProperty(name, "").strip();
    return set.isEmpty() ? otherwise : set;
  }
}
