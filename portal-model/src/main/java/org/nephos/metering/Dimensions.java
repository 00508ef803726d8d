package org.nephos.metering;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.nephos.json.Json;

/**
 * What something is, besides how large: of a resource that is metered, what it was; of a rate, what
 * it is narrowed to.
 *
 * @param flavorId null where there is none, or any
 * @param imageId null where there is none, or any
 * @param zone its name; null where there is none, or any
 * @param volumeType its name; null where there is none, or any
 */
public record Dimensions(UUID flavorId, UUID imageId, String zone, String volumeType) {
  /** Nothing said. */
  public static final Dimensions NONE = new Dimensions(null, null, null, null);

  /** How many are said. */
  public int count() {
    return (int) values().filter(Objects::nonNull).count();
  }

  /** Whether everything that is said here is so of the other. */
  public boolean fits(Dimensions other) {
    return fits(flavorId, other.flavorId)
        && fits(imageId, other.imageId)
        && fits(zone, other.zone)
        && fits(volumeType, other.volumeType);
  }

  private static boolean fits(Object mine, Object theirs) {
    return mine == null || mine.equals(theirs);
  }

  /** Whether something can exist that both fit. */
  public boolean canMeet(Dimensions other) {
    return canMeet(flavorId, other.flavorId)
        && canMeet(imageId, other.imageId)
        && canMeet(zone, other.zone)
        && canMeet(volumeType, other.volumeType);
  }

  private static boolean canMeet(Object mine, Object theirs) {
    return mine == null || theirs == null || mine.equals(theirs);
  }

  private Stream<Object> values() {
    return Stream.of(flavorId, imageId, zone, volumeType);
  }

  /** A JSON object of what is said, in one order; of equal dimensions the same text. */
  public String toText() {
    return Json.write(words());
  }

  /** What is said, by word. */
  SortedMap<String, String> words() {
    TreeMap<String, String> words = new TreeMap<>();
    put(words, "flavor", flavorId);
    put(words, "image", imageId);
    put(words, "zone", zone);
    put(words, "volumeType", volumeType);
    return words;
  }

  private static void put(Map<String, String> words, String word, Object value) {
    if (value != null) {
      words.put(word, value.toString());
    }
  }

  /**
   * Reads the text form; null is {@link #NONE}.
   *
   * @throws IllegalArgumentException for an id that is none
   */
  public static Dimensions ofText(String text) {
    return text == null ? NONE : ofWords(Json.readStringMap(text));
  }

  /** As {@link #ofText}, by word; other words are left out. */
  static Dimensions ofWords(Map<String, String> words) {
    return new Dimensions(
        id(words.get("flavor")),
        id(words.get("image")),
        words.get("zone"),
        words.get("volumeType"));
  }

  private static UUID id(String text) {
    return text == null ? null : UUID.fromString(text);
  }
}
