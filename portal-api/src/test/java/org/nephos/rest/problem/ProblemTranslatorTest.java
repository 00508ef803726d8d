package org.nephos.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTranslatorTest {
  private static final class Nothing {}

  @Test
  void an_answer_that_cannot_be_written_is_no_caller_that_went_away() throws IOException {
    IOException fault = null;
    try {
      new ObjectMapper().writeValueAsBytes(new Nothing());
    } catch (IOException e) {
      fault = e;
    }

    assertThat(fault).isNotNull();
    assertThat(ProblemTranslator.isOfTheConnection(List.of(new UncheckedIOException(fault), fault)))
        .isFalse();
    assertThat(
            ProblemTranslator.isOfTheConnection(
                List.of(new IllegalStateException(), new IOException("Broken pipe"))))
        .isTrue();
  }
}
