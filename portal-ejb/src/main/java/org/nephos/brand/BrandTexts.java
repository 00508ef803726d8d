package org.nephos.brand;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** One file of a brand's words; what the brand does not say in it, the house says. */
public final class BrandTexts {
  private static final String HOUSE = "nephos";
  private static final String FILE = "META-INF/resources/nephos/brands/%s/%s";

  private final Properties texts;

  /**
   * Reads the words of a brand; of one that there is not, the house's.
   *
   * @param file its name in the brand's folder
   */
  public BrandTexts(String brand, String file) {
    Properties house = read(HOUSE, file, new Properties());
    // A name that is none of a folder could lead out of the brands.
    this.texts =
        brand.equals(HOUSE) || !brand.matches("[a-z0-9-]+")
            ? house
            : read(brand, file, new Properties(house));
  }

  /** The brand that the server wears ({@code nephos.brand}). */
  public static String worn() {
    return System.getProperty("nephos.brand", HOUSE);
  }

  private static Properties read(String brand, String name, Properties texts) {
    try (InputStream file =
        BrandTexts.class.getClassLoader().getResourceAsStream(FILE.formatted(brand, name))) {
      if (file != null) {
        texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      } else if (brand.equals(HOUSE)) {
        throw new IllegalStateException("the words of " + name + " are missing");
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A text with its values put in.
   *
   * @throws IllegalArgumentException for a key that no brand has
   */
  public String of(String key, Object... values) {
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no brand has the text " + key);
    }
    return new MessageFormat(pattern, Locale.ROOT).format(values);
  }
}
