package org.nephos.web.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.quota.QuotaResource;

class WordsTest {
  private final Words words = new Words();

  @Test
  void figures_are_put_into_sentences() {
    assertThat(words.with("shell.running", 1)).isEqualTo("One job is running");
    assertThat(words.with("shell.running", 3)).isEqualTo("3 jobs are running");
  }

  @Test
  void an_unknown_sentence_is_an_error() {
    assertThatThrownBy(() -> words.with("no.such.key"))
        .isInstanceOf(MissingResourceException.class);
  }

  @Test
  void a_word_that_nobody_wrote_yet_is_made_readable() {
    assertThat(words.of("event", "comet.seen-twice")).isEqualTo("Comet seen twice");
    assertThat(words.of("event", null)).isEmpty();
  }

  @Test
  void a_refusal_for_quota_names_what_is_short_with_units() {
    String sentence =
        words.refusal(
            new QuotaExceededException("project", QuotaResource.RAM_MIB, 40960, 30720, 0, 20480));
    assertThat(sentence).contains("Memory", "40 GiB", "30 GiB", "20 GiB", "project");
  }

  @Test
  void a_refusal_without_a_sentence_of_its_own_says_what_the_facade_says() {
    assertThat(words.refusal(new ConflictException("some-new-code", "Not now.", Map.of())))
        .isEqualTo("Not now.");
  }
}
