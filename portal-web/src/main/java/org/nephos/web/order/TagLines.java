package org.nephos.web.order;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tags as they are typed: one a line, the name before = and the value behind it. */
final class TagLines {
  private TagLines() {}

  static Map<String, String> read(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String line : (text == null ? "" : text).split("\\R", -1)) {
      if (!line.isBlank()) {
        String[] parts = line.split("=", 2);
        tags.put(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip());
      }
    }
    return tags;
  }
}
