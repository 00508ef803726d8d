package org.nephos.billing.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nephos.problem.api.MalformedException;

/**
 * One thing that totals of usage are made by.
 *
 * @param tag the key of a tag, for {@link By#TAG} only, else null
 */
public record UsageGrouping(By by, String tag) {
  /** At most so many at once. */
  public static final int MOST = 2;

  private static final String TAG = "tag:";
  private static final int LONGEST_TAG = 200;

  /** What usage can be told apart by. */
  public enum By {
    PROJECT,
    RESOURCE,
    /** What a resource's tag of a key says now; null where it has none of that key. */
    TAG,
    METER,
    /** The day in the tenant's zone; of several tenants in different zones, in UTC. */
    DAY,
    /** The flavor that it was at that time. */
    FLAVOR,
    ZONE;

    /** The word of API and pages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public UsageGrouping {
    Objects.requireNonNull(by);
    if ((by == By.TAG) != (tag != null)) {
      throw new IllegalArgumentException("only a tag has a key");
    }
  }

  /** By anything but a tag. */
  public static UsageGrouping of(By by) {
    return new UsageGrouping(by, null);
  }

  /** The word of API and pages: {@code project}, {@code tag:team}. */
  public String word() {
    return by == By.TAG ? TAG + tag : by.word();
  }

  /**
   * Reads up to {@value #MOST} words with commas between them; of null or nothing, none.
   *
   * @throws MalformedException for what is none, for too many, or for one twice
   */
  public static List<UsageGrouping> parse(String words) {
    List<UsageGrouping> found = new ArrayList<>();
    if (words == null || words.isBlank()) {
      return found;
    }
    for (String word : words.split(",", -1)) {
      found.add(parseOne(word.strip()));
    }
    if (found.size() > MOST || found.stream().distinct().count() < found.size()) {
      throw new MalformedException("groupBy", "groupBy takes at most two, each once.");
    }
    return found;
  }

  private static UsageGrouping parseOne(String word) {
    if (word.startsWith(TAG)
        && word.length() > TAG.length()
        && word.length() <= TAG.length() + LONGEST_TAG) {
      return new UsageGrouping(By.TAG, word.substring(TAG.length()));
    }
    return Arrays.stream(By.values())
        .filter(by -> by != By.TAG && by.word().equals(word))
        .findFirst()
        .map(UsageGrouping::of)
        .orElseThrow(
            () ->
                new MalformedException(
                    "groupBy",
                    "groupBy is one or two, with a comma between them, of "
                        + Arrays.stream(By.values())
                            .map(by -> by == By.TAG ? "tag:<key>" : by.word())
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
