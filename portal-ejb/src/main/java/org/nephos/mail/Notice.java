package org.nephos.mail;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Something that the portal tells people by itself.
 *
 * @param tenant whose affair it is
 * @param text which of the brand's texts
 * @param occasion which time of it, so that the same is told once; at most 100 characters
 * @param values what comes into the text's places
 */
public record Notice(
    NoticeKind kind, UUID tenant, String text, String occasion, List<Object> values) {
  public Notice {
    values = List.copyOf(values);
  }

  /** One with these values; an {@link java.time.Instant} is written out. */
  public static Notice of(
      NoticeKind kind, UUID tenant, String text, String occasion, Object... values) {
    return new Notice(
        kind, tenant, text, occasion, Arrays.stream(values).map(WrittenTime::orSame).toList());
  }
}
