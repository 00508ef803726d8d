package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which groups of a long rail are open: what the person left open, and where they are. */
@Named("rail")
@RequestScoped
public class RailBacking {
  private static final String COOKIE = "nph-nav";

  /** Open for who has never opened or closed one: what is looked at daily. */
  private static final Set<String> AT_FIRST = Set.of("resources", "cloud");

  @Inject private HttpServletRequest request;

  /**
   * Whether a group is open.
   *
   * @param group its name, as the browser keeps it
   * @param folders the folders of its pages, with spaces between them; the group of the page that
   *     is shown is always open
   */
  public boolean isOpen(String group, String folders) {
    String folder = request.getServletPath().replaceFirst("^/([^/]*)/.*$", "$1");
    return Set.of(folders.split(" ")).contains(folder) || kept().orElse(AT_FIRST).contains(group);
  }

  private Optional<Set<String>> kept() {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> COOKIE.equals(cookie.getName()))
        .map(Cookie::getValue)
        .findFirst()
        .map(value -> Stream.of(value.split("\\.")).collect(Collectors.toSet()));
  }
}
