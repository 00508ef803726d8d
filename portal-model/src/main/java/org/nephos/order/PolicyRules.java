package org.nephos.order;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the orders that a policy is about must be like. The pattern is one of RE2, whose time is
 * linear in the text, so that nobody can stop the portal with one.
 *
 * @param namePattern what the whole name must match; null for any name
 * @param tags tags that must be there
 * @param images the images that may be used; empty for any
 */
public record PolicyRules(String namePattern, List<TagRule> tags, Set<UUID> images) {
  private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{1,9})?)?\\}");
  private static final long MOST_COPIES = 1_000;

  /** Kept by every order. */
  public static final PolicyRules NONE = new PolicyRules(null, null, null);

  /** Keeps the images in order. */
  public PolicyRules {
    tags = tags == null ? List.of() : List.copyOf(tags);
    images = PolicyConditions.sorted(images);
  }

  /**
   * Whether it is a pattern, and one that stays small: repetitions within repetitions multiply what
   * it is made of.
   */
  public static boolean isPattern(String text) {
    long copies = 1;
    Matcher repeats = REPEAT.matcher(text);
    while (repeats.find()) {
      String most = repeats.group(2) == null ? repeats.group(1) : repeats.group(2);
      copies *= Math.max(1, Long.parseLong(most));
      if (copies > MOST_COPIES) {
        return false;
      }
    }
    try {
      return Pattern.compile(text) != null;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Whether there is any. */
  public boolean isEmpty() {
    return namePattern == null && tags.isEmpty() && images.isEmpty();
  }

  /**
   * The rules that an order does not keep.
   *
   * @param policy the name of the policy, for the words
   */
  List<RuleBreach> breaches(String policy, PolicyFacts order) {
    List<RuleBreach> breaches = new ArrayList<>();
    if (namePattern != null && !Pattern.compile(namePattern).matches(order.name())) {
      breaches.add(
          new RuleBreach(
              "name",
              "policy-name",
              "The policy " + policy + " wants a name that matches " + namePattern + "."));
    }
    for (TagRule tag : tags) {
      if (!tag.isKeptBy(order.tags().get(tag.key()))) {
        breaches.add(
            new RuleBreach(
                "tags",
                "policy-tag",
                "The policy " + policy + " wants the tag " + tag.says() + "."));
      }
    }
    if (!images.isEmpty() && !images.contains(order.image())) {
      breaches.add(
          new RuleBreach(
              "image",
              "policy-image",
              "The policy " + policy + " does not allow this image. Choose another."));
    }
    return breaches;
  }
}
