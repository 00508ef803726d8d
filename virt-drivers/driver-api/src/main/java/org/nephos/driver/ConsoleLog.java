package org.nephos.driver;

import java.util.UUID;

/** Facet: the text that a guest wrote to its serial console. */
public interface ConsoleLog {
  /**
   * The end of the log. Bytes that are not UTF-8 come as replacement characters; control characters
   * are passed on as they are, so that whoever shows it must escape it.
   *
   * @param maxBytes at most this much from the end, 1 to 1,048,576
   * @return the text; empty when nothing was written yet or there is no such guest
   */
  String tail(HostRef host, UUID id, int maxBytes);
}
