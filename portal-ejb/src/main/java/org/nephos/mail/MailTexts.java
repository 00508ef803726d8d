package org.nephos.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/**
 * The words of the letters: those of the brand that the server wears ({@code nephos.brand}), and
 * where it has none the house's. They are read once.
 */
@ApplicationScoped
class MailTexts {
  /** As long as the columns are. */
  private static final int LONGEST_SUBJECT = 400;

  private static final int LONGEST_BODY = 8000;
  private static final String HOUSE = "nephos";
  private static final String FILE = "META-INF/resources/nephos/brands/%s/mails.properties";

  private final Properties texts;

  /** Reads them. */
  MailTexts() {
    this(System.getProperty("nephos.brand", HOUSE));
  }

  /** Reads those of a brand; of one that there is not, the house's. */
  MailTexts(String brand) {
    Properties house = read(HOUSE, new Properties());
    // A name that is none of a folder could lead out of the brands.
    this.texts =
        brand.equals(HOUSE) || !brand.matches("[a-z0-9-]+")
            ? house
            : read(brand, new Properties(house));
  }

  private static Properties read(String brand, Properties texts) {
    try (InputStream file =
        MailTexts.class.getClassLoader().getResourceAsStream(FILE.formatted(brand))) {
      if (file != null) {
        texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      } else if (brand.equals(HOUSE)) {
        throw new IllegalStateException("the words of the letters are missing");
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The subject of a letter: one line, whatever the values are, because a line break in a header
   * would begin another header.
   */
  String subject(String kind, Object... values) {
    return cut(
        of(kind + ".subject", values).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip(),
        LONGEST_SUBJECT);
  }

  /** The body of a letter: plain text, in which values are nothing but text. */
  String body(String kind, Object... values) {
    return cut(of(kind + ".body", values).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""), LONGEST_BODY);
  }

  private String of(String key, Object... values) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no brand has the text " + key);
    }
    return new MessageFormat(pattern, Locale.ROOT).format(values);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
