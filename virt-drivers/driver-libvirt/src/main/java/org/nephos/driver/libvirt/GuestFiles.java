package org.nephos.driver.libvirt;

import java.util.List;
import java.util.UUID;

/** The names of what belongs to one guest; all derive from its id, and nothing from its people. */
record GuestFiles(UUID id) {

  /** What a domain's name begins with; a guest's id follows. */
  static final String DOMAIN_PREFIX = "nephos-";

  String domain() {
    return DOMAIN_PREFIX + id;
  }

  /** The volume of the root disk. */
  String disk() {
    return id + ".qcow2";
  }

  /** The volume of the seed. */
  String seed() {
    return id + "-seed.iso";
  }

  /** The volume of the serial log. */
  String log() {
    return id + ".log";
  }

  /** All volumes. */
  List<String> volumes() {
    return List.of(disk(), seed(), log());
  }
}
