package org.nephos.rest.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nephos.problem.api.MalformedException;

class MediaRulesTest {
  private static final List<MediaType> OFFERED =
      List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf("text/csv"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "text/csv | text/csv",
        "text/* | text/csv",
        "application/json;q=0.5, text/csv | text/csv",
        "text/csv;q=0.5, */*;q=0.1 | text/csv",
        "application/json, text/csv | application/json",
        "application/json;q=0, */* | text/csv",
        "text/html, application/xhtml+xml, */*;q=0.8 | application/json"
      })
  void what_the_caller_likes_best_wins(String accept, String wanted) {
    assertThat(MediaRules.best(accept, OFFERED)).hasValue(MediaType.valueOf(wanted));
  }

  @Test
  void without_a_wish_our_first_offer_is_taken() {
    assertThat(MediaRules.best(null, OFFERED)).hasValue(OFFERED.get(0));
  }

  @Test
  void who_takes_none_gets_none() {
    assertThat(MediaRules.best("text/html", OFFERED)).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_malformed() {
    for (String accept : List.of("json", "text/csv;q=much", ",")) {
      assertThatThrownBy(() -> MediaRules.best(accept, OFFERED))
          .as(accept)
          .isInstanceOf(MalformedException.class);
    }
  }
}
