package org.nephos.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Colours live in the token files of brands, every brand has all of them, and they can be read. */
class TokensTest {
  private static final Path ROOT = Path.of("src/main/resources/META-INF/resources");
  private static final Path BRANDS = ROOT.resolve("nephos/brands");
  private static final Pattern COLOUR =
      Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(?:rgba?|hsla?|oklch)\\(");
  private static final Pattern PAIR =
      Pattern.compile("(--nph-[a-z0-9-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");
  private static final Pattern DEFINED =
      Pattern.compile("^\\s*(--nph-[a-z0-9-]+):", Pattern.MULTILINE);
  private static final Pattern USED = Pattern.compile("var\\((--nph-[a-z0-9-]+)");
  private static final double READABLE = 4.5;

  @Test
  void no_style_sheet_names_a_colour_but_the_token_files() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path sheet : sheets()) {
      if (!sheet.startsWith(BRANDS)) {
        String css = Files.readString(sheet).replaceAll("#\\{[^}]*}", "");
        Matcher colour = COLOUR.matcher(css);
        while (colour.find()) {
          found.add(sheet.getFileName() + ": " + colour.group());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void every_token_that_is_used_is_defined() throws IOException {
    Set<String> defined = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (Path sheet : sheets()) {
      String css = Files.readString(sheet);
      DEFINED.matcher(css).results().forEach(match -> defined.add(match.group(1)));
      USED.matcher(css).results().forEach(match -> used.add(match.group(1)));
    }
    assertThat(used).isNotEmpty().isSubsetOf(defined);
  }

  @Test
  void every_brand_has_the_same_tokens_and_a_logo() throws IOException {
    Set<String> house = tokens("nephos");
    try (Stream<Path> brands = Files.list(BRANDS)) {
      for (Path brand : brands.toList()) {
        assertThat(tokens(brand.getFileName().toString())).isEqualTo(house);
        assertThat(brand.resolve("logo.svg")).exists();
      }
    }
  }

  @Test
  void text_can_be_read_on_every_surface_in_light_and_dark() throws IOException {
    try (Stream<Path> brands = Files.list(BRANDS)) {
      for (Path brand : brands.toList()) {
        String css = Files.readString(brand.resolve("tokens.css"));
        for (int scheme = 1; scheme <= 2; scheme++) {
          for (String surface :
              List.of("canvas", "surface", "surface-raised", "surface-sunken", "surface-hover")) {
            readable(css, scheme, "text", surface);
            readable(css, scheme, "text-muted", surface);
            readable(css, scheme, "accent", surface);
          }
          readable(css, scheme, "accent-text", "accent");
          readable(css, scheme, "accent-text", "accent-hover");
          readable(css, scheme, "accent-soft-text", "accent-soft");
          readable(css, scheme, "bad-solid-text", "bad-solid");
          for (String tone : List.of("ok", "warn", "bad", "info", "idle")) {
            readable(css, scheme, tone, tone + "-soft");
            readable(css, scheme, "text", tone + "-soft");
          }
        }
      }
    }
  }

  private static void readable(String css, int scheme, String ink, String ground) {
    double contrast = contrast(colour(css, scheme, ink), colour(css, scheme, ground));
    assertThat(contrast)
        .as(ink + " on " + ground + ", scheme " + scheme)
        .isGreaterThanOrEqualTo(READABLE);
  }

  private static String colour(String css, int scheme, String name) {
    return PAIR.matcher(css)
        .results()
        .filter(match -> match.group(1).equals("--nph-" + name))
        .map(match -> match.group(scheme + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name));
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String hex) {
    return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  }

  private static double channel(String hex, int at) {
    double value = Integer.parseInt(hex.substring(at, at + 2).toLowerCase(Locale.ROOT), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static Set<String> tokens(String brand) throws IOException {
    Set<String> tokens = new TreeSet<>();
    DEFINED
        .matcher(Files.readString(BRANDS.resolve(brand).resolve("tokens.css")))
        .results()
        .forEach(match -> tokens.add(match.group(1)));
    return tokens;
  }

  private static List<Path> sheets() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".css")).toList();
    }
  }
}
