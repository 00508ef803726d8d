package org.nephos.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Which prices held, in words: the name of the plan, and the day from which its rates hold. */
@Named("priceVersions")
@ApplicationScoped
public class PriceVersions {
  private static final String NEVER = "none";

  @Inject private Times times;
  @Inject private Words words;

  /** For the container. */
  public PriceVersions() {}

  PriceVersions(Times times, Words words) {
    this.times = times;
    this.words = words;
  }

  /**
   * A version of prices as a person reads it.
   *
   * @param version {@code <plan>@<instant>}, or {@code <plan>@none} before the first rate
   * @param zone the zone in which the day is one, for example {@code Europe/Berlin}
   * @return what is of another form as it is; empty for null
   */
  public String words(String version, String zone) {
    int at = version == null ? -1 : version.lastIndexOf('@');
    if (at < 0) {
      return version == null ? "" : version;
    }
    String plan = version.substring(0, at);
    String since = version.substring(at + 1);
    if (NEVER.equals(since)) {
      return plan;
    }
    try {
      return words.with("price.version", plan, times.date(Instant.parse(since), zone));
    } catch (DateTimeParseException e) {
      return version;
    }
  }
}
