package org.nephos.web.shell;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What is to be said on the next page: kept for the address that the person is sent on to, until
 * that page is made. So no other request of the session takes it, be it a refresh, a stream, a
 * download or another tab, and a tab says only what was done in it.
 */
@SessionScoped
public class Notes implements Serializable {
  /** More than this is never kept: who is sent on and never arrives leaves their notes behind. */
  static final int MOST = 20;

  /** Whoever comes later comes for another reason. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final long serialVersionUID = 1L;

  /** Those left first stand first. */
  private final Deque<Left> all = new ArrayDeque<>();

  private record Left(String address, Note note, Instant since) implements Serializable {}

  /**
   * Leaves notes for a page.
   *
   * @param address where the person is sent, with or without a host, in any encoding
   * @param notes in the order in which they are to be said
   * @param now the time, from which they are kept for {@link #PATIENCE}
   */
  public synchronized void leave(String address, List<Note> notes, Instant now) {
    forget(now);
    for (Note note : notes) {
      all.addLast(new Left(plain(address), note, now));
    }
    while (all.size() > MOST) {
      all.removeFirst();
    }
  }

  /**
   * Takes what was left for a page; each note is given once.
   *
   * @param address the page that is made
   * @param now the time
   * @return in the order in which they were left; empty if there is none
   */
  public synchronized List<Note> take(String address, Instant now) {
    forget(now);
    String wanted = plain(address);
    List<Note> taken = new ArrayList<>();
    for (Iterator<Left> one = all.iterator(); one.hasNext(); ) {
      Left left = one.next();
      if (left.address().equals(wanted)) {
        taken.add(left.note());
        one.remove();
      }
    }
    return taken;
  }

  private void forget(Instant now) {
    all.removeIf(left -> left.since().plus(PATIENCE).isBefore(now));
  }

  /**
   * Without the host and the place within the page, and decoded: a browser may encode otherwise.
   */
  private static String plain(String address) {
    String path = address.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("#.*$", "");
    try {
      return URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
