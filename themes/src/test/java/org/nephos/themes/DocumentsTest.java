package org.nephos.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of documents of every brand can be read. */
class DocumentsTest {
  private static final Path BRANDS = Path.of("src/main/resources/META-INF/resources/nephos/brands");
  private static final String FILE = "documents.properties";
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

  @Test
  void every_text_is_a_pattern_whose_apostrophes_are_written_twice() throws IOException {
    for (String brand : brands()) {
      Properties texts = texts(brand);
      for (String key : texts.stringPropertyNames()) {
        assertThat(texts.getProperty(key))
            .as(brand + ": " + key)
            .isNotBlank()
            .doesNotContainPattern(LONE_APOSTROPHE);
        assertThat(new MessageFormat(texts.getProperty(key)).getFormats())
            .allMatch(Objects::isNull);
      }
    }
  }

  @Test
  void a_brand_says_only_what_the_house_says_with_the_same_values() throws IOException {
    Properties house = texts("nephos");
    for (String brand : brands()) {
      Properties texts = texts(brand);
      assertThat(house.stringPropertyNames()).containsAll(texts.stringPropertyNames());
      for (String key : texts.stringPropertyNames()) {
        assertThat(places(texts.getProperty(key)))
            .as(brand + ": " + key)
            .isEqualTo(places(house.getProperty(key)));
      }
    }
  }

  @Test
  void locale_days_and_colour_are_what_they_say() throws IOException {
    for (String brand : brands()) {
      Properties texts = new Properties(texts("nephos"));
      texts.putAll(texts(brand));
      assertThat(Locale.forLanguageTag(texts.getProperty("locale")).getLanguage()).isNotEmpty();
      assertThat(DateTimeFormatter.ofPattern(texts.getProperty("date"))).isNotNull();
      assertThat(DateTimeFormatter.ofPattern(texts.getProperty("month"))).isNotNull();
      assertThat(Color.decode(texts.getProperty("colour"))).isNotEqualTo(Color.WHITE);
    }
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> brands() throws IOException {
    try (Stream<Path> brands = Files.list(BRANDS)) {
      return brands
          .filter(brand -> Files.exists(brand.resolve(FILE)))
          .map(brand -> brand.getFileName().toString())
          .toList();
    }
  }

  private static Properties texts(String brand) throws IOException {
    Properties texts = new Properties();
    try (Reader file = Files.newBufferedReader(BRANDS.resolve(brand).resolve(FILE))) {
      texts.load(file);
    }
    return texts;
  }
}
