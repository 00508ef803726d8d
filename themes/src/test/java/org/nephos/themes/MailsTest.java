package org.nephos.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of letters of every brand can be read, and every letter has a subject and a body. */
class MailsTest {
  private static final Path BRANDS = Path.of("src/main/resources/META-INF/resources/nephos/brands");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");

  @Test
  void every_letter_of_the_house_has_a_subject_of_one_line_and_a_body() throws IOException {
    Properties house = texts("nephos");
    assertThat(house).isNotEmpty();
    for (String key : house.stringPropertyNames()) {
      String kind = key.replaceAll("\\.(subject|body)$", "");
      assertThat(house).containsKeys(kind + ".subject", kind + ".body");
      assertThat(house.getProperty(kind + ".subject")).isNotBlank().doesNotContain("\n");
    }
  }

  @Test
  void every_text_is_a_pattern_whose_apostrophes_are_written_twice() throws IOException {
    for (String brand : brands()) {
      Properties texts = texts(brand);
      for (String key : texts.stringPropertyNames()) {
        assertThat(texts.getProperty(key))
            .as(brand + ": " + key)
            .doesNotContainPattern(LONE_APOSTROPHE);
        assertThat(new MessageFormat(texts.getProperty(key)).getFormats()).containsOnlyNulls();
      }
    }
  }

  @Test
  void a_brand_says_only_what_the_house_says_and_uses_no_value_that_it_does_not_have()
      throws IOException {
    Properties house = texts("nephos");
    for (String brand : brands()) {
      Properties texts = texts(brand);
      assertThat(house.stringPropertyNames()).containsAll(texts.stringPropertyNames());
      for (String key : texts.stringPropertyNames()) {
        String kind = key.replaceAll("\\.(subject|body)$", "");
        assertThat(places(texts.getProperty(key)))
            .as(brand + ": " + key)
            .isSubsetOf(
                places(house.getProperty(kind + ".subject") + house.getProperty(kind + ".body")));
      }
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
          .filter(brand -> Files.exists(brand.resolve("mails.properties")))
          .map(brand -> brand.getFileName().toString())
          .toList();
    }
  }

  private static Properties texts(String brand) throws IOException {
    Properties texts = new Properties();
    try (Reader file = Files.newBufferedReader(BRANDS.resolve(brand).resolve("mails.properties"))) {
      texts.load(file);
    }
    return texts;
  }
}
