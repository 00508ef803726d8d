package org.nephos.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for every page: no literal text, no inline script or style, named like its bean. */
class PagesTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>", Pattern.DOTALL);
  private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern TEXT_ATTRIBUTE =
      Pattern.compile(
          "(?:value|label|header|title|placeholder|alt|aria-label|itemLabel|heading|question)"
              + "=\"([^\"]*)\"");
  private static final Pattern INLINE =
      Pattern.compile(
          "\\sstyle=\"|\\son[a-z]+=\"|<script|<style|javascript:|<h:commandLink|<f:ajax");
  private static final Pattern BEAN = Pattern.compile("#\\{[^}]*?\\b([a-z]\\w*Backing)\\b");

  /** What acts on what a form sent; the same is in reach of a link unless it asks for a form. */
  private static final Pattern ACTING =
      Pattern.compile("<f:viewAction[^>]*onPostback=\"true\"[^>]*>");

  /** Attribute values that are codes of the program, not words for a reader. */
  private static final Pattern CODE = Pattern.compile("[A-Z_]+|[a-z]+[A-Za-z.-]*|\\d*|[a-z-]+:");

  @Test
  void there_are_pages_to_look_at() {
    assertThat(Sources.pages()).hasSizeGreaterThan(30);
  }

  @Test
  void no_page_has_literal_text() {
    List<String> found = new ArrayList<>();
    Sources.pages()
        .forEach((page, text) -> literals(text).forEach(l -> found.add(page + ": " + l)));
    assertThat(found).isEmpty();
  }

  @Test
  void the_search_for_literal_text_finds_some() {
    assertThat(literals("<p>Hello there</p>")).containsExactly("Hello there");
    assertThat(literals("<p title=\"Say hello\">#{text['x']}</p>")).containsExactly("Say hello");
    assertThat(literals("<p class=\"nph-small\">#{text['x']} · </p>")).isEmpty();
  }

  private static List<String> literals(String page) {
    String code = COMMENT.matcher(page).replaceAll("");
    List<String> literals = new ArrayList<>();
    for (String text : TAG.split(EXPRESSION.matcher(code).replaceAll(""), -1)) {
      if (WORD.matcher(text).find()) {
        literals.add(text.strip());
      }
    }
    Matcher attributes = TEXT_ATTRIBUTE.matcher(EXPRESSION.matcher(code).replaceAll(""));
    while (attributes.find()) {
      String value = attributes.group(1);
      if (WORD.matcher(value).find() && !CODE.matcher(value).matches()) {
        literals.add(value);
      }
    }
    return literals;
  }

  @Test
  void no_page_has_what_the_content_security_policy_refuses() {
    List<String> found = new ArrayList<>();
    Sources.pages()
        .forEach(
            (page, text) -> {
              Matcher inline = INLINE.matcher(COMMENT.matcher(text).replaceAll(""));
              while (inline.find()) {
                found.add(page + ": " + inline.group());
              }
            });
    assertThat(found).isEmpty();
  }

  @Test
  void no_link_can_make_a_page_act() {
    List<String> found = new ArrayList<>();
    Sources.pages()
        .forEach(
            (page, text) -> {
              Matcher action = ACTING.matcher(text);
              while (action.find()) {
                if (!action.group().contains("facesContext.postback")) {
                  found.add(page + ": " + action.group());
                }
              }
            });
    assertThat(found).isEmpty();
  }

  @Test
  void no_page_writes_unescaped_text() {
    Sources.pages()
        .forEach((page, text) -> assertThat(text).as(page).doesNotContain("escape=\"false\""));
  }

  @Test
  void every_page_is_served_by_a_bean_of_the_package_called_like_its_folder() {
    List<String> beans = Sources.beans();
    List<String> astray = new ArrayList<>();
    Sources.pages()
        .forEach(
            (page, text) -> {
              String folder =
                  page.startsWith("/WEB-INF/") ? folder(page.substring(8)) : folder(page);
              if (List.of("tags", "template", "error", "").contains(folder)) {
                return;
              }
              Matcher used = BEAN.matcher(text);
              while (used.find()) {
                String expected = folder + "." + upper(used.group(1));
                if (!beans.contains(expected)) {
                  astray.add(page + " uses " + used.group(1));
                }
              }
            });
    assertThat(astray).isEmpty();
  }

  private static String folder(String page) {
    int slash = page.indexOf('/', 1);
    return slash < 0 ? "" : page.substring(1, slash);
  }

  private static String upper(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  @Test
  void no_page_is_longer_than_a_screenful_or_two() {
    Sources.pages()
        .forEach(
            (page, text) -> assertThat(text.lines().count()).as(page).isLessThanOrEqualTo(120));
  }
}
