package org.nephos.billing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.nephos.billing.RecentUsage.Recent;
import org.nephos.billing.UsageLine.Place;

/** All lines of a period in order: records, fetched piece by piece, and recent usage merged in. */
final class UsageLines implements Iterator<UsageLine> {
  private final UsagePeriod period;
  private final Recent recent;
  private final Function<Place, List<UsageLine>> fetch;
  private final Deque<UsageLine> recorded = new ArrayDeque<>();
  private final Deque<UsageLine> derived = new ArrayDeque<>();
  private Place place;
  private boolean exhausted;
  private UsageLine next;

  /**
   * @param after the place to go on behind, or null for the beginning
   * @param fetch the next records behind a place, none at the end
   */
  UsageLines(
      UsagePeriod period, Recent recent, Place after, Function<Place, List<UsageLine>> fetch) {
    this.period = period;
    this.recent = recent;
    this.fetch = fetch;
    this.place = after;
    recent.lines().stream()
        .filter(line -> after == null || line.place().compareTo(after) > 0)
        .forEach(derived::add);
    next = seek();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public UsageLine next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    UsageLine found = next;
    next = seek();
    return found;
  }

  /** The next line that has a part in the period, or null at the end. */
  private UsageLine seek() {
    for (UsageLine line = first(); line != null; line = first()) {
      UsageLine part = line.within(period).orElse(null);
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  private UsageLine first() {
    fill();
    if (recorded.isEmpty() || derived.isEmpty()) {
      return recorded.isEmpty() ? derived.poll() : recorded.poll();
    }
    return derived.peek().place().compareTo(recorded.peek().place()) < 0
        ? derived.poll()
        : recorded.poll();
  }

  private void fill() {
    while (recorded.isEmpty() && !exhausted) {
      List<UsageLine> more = fetch.apply(place);
      exhausted = more.isEmpty();
      for (UsageLine line : more) {
        place = line.place();
        if (!recent.covers(line)) {
          recorded.add(line);
        }
      }
    }
  }
}
