package org.nephos.rest.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Stream;

/** Which of several media types a caller likes best. */
public final class Wanted {
  private Wanted() {}

  /**
   * Whether it is this one.
   *
   * @param offered in our order of preference
   */
  public static boolean is(HttpServletRequest request, String type, String... offered) {
    return MediaRules.best(
            (String) request.getAttribute(FrontDoor.ACCEPT),
            Stream.of(offered).map(MediaType::valueOf).toList())
        .filter(MediaType.valueOf(type)::equals)
        .isPresent();
  }
}
