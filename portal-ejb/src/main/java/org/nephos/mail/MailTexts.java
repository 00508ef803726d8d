package org.nephos.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.nephos.brand.BrandTexts;

/**
 * The words of the letters: those of the brand that the server wears ({@code nephos.brand}), and
 * where it has none the house's. They are read once.
 */
@ApplicationScoped
class MailTexts {
  /** As long as the columns are. */
  private static final int LONGEST_SUBJECT = 400;

  private static final int LONGEST_BODY = 8000;
  private final BrandTexts texts;

  /** Reads them. */
  MailTexts() {
    this(BrandTexts.worn());
  }

  /** Reads those of a brand; of one that there is not, the house's. */
  MailTexts(String brand) {
    this.texts = new BrandTexts(brand, "mails.properties");
  }

  /**
   * The subject of a letter: one line, whatever the values are, because a line break in a header
   * would begin another header.
   */
  String subject(String kind, Object... values) {
    return cut(
        texts.of(kind + ".subject", values).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip(),
        LONGEST_SUBJECT);
  }

  /** The body of a letter: plain text, in which values are nothing but text. */
  String body(String kind, Object... values) {
    return cut(
        texts.of(kind + ".body", values).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""), LONGEST_BODY);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
