package org.nephos.list.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nephos.problem.api.MalformedException;

/**
 * Cuts a list that is read as a whole, and has no other order than its own, into pages: such as
 * what happened to one thing, to which more is added at the end only.
 */
public final class WholeList {
  private static final Pattern MARKER = Pattern.compile("from:(\\d{1,9})");

  private WholeList() {}

  /**
   * A page of it.
   *
   * @param query of which limit and marker count
   * @throws MalformedException for a marker that is none
   */
  public static <V> Page<V> page(List<V> all, ListQuery query) {
    int from = Math.min(from(query.marker()), all.size());
    int to = Math.min(from + query.limit(), all.size());
    return new Page<>(all.subList(from, to), to < all.size() ? marker(to) : null);
  }

  private static String marker(int from) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("from:" + from).getBytes(StandardCharsets.UTF_8));
  }

  private static int from(String marker) {
    if (marker == null) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
      Matcher matcher = MARKER.matcher(text);
      if (matcher.matches()) {
        return Integer.parseInt(matcher.group(1));
      }
    } catch (IllegalArgumentException e) {
      // As any other text that is no marker.
    }
    throw new MalformedException("marker", "This marker is not one of this list.");
  }
}
