package org.nephos.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from names, so that every start finds what an earlier one has made. */
final class DemoIds {
  private DemoIds() {}

  static UUID of(String kind, String name) {
    return UUID.nameUUIDFromBytes(
        ("nephos-demo/" + kind + "/" + name).getBytes(StandardCharsets.UTF_8));
  }

  /** The demo realm's people have fixed ids; this is the one whose id ends so. */
  static UUID person(int number) {
    return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
  }
}
