package org.nephos.web.shell;

import java.util.UUID;
import org.nephos.problem.api.NotFoundException;

/** Ids as they come in addresses and forms. */
public final class Ids {
  private Ids() {}

  /**
   * Reads an id.
   *
   * @throws NotFoundException when it is missing or malformed: nothing is called so
   */
  public static UUID require(String text) {
    UUID id = read(text);
    if (id == null) {
      throw new NotFoundException();
    }
    return id;
  }

  /** Reads an id where there may be none; null for missing and malformed ones. */
  public static UUID read(String text) {
    if (text == null || text.length() != 36) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
