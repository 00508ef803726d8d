package org.nephos.web.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

class TypedTest {
  private final Typed typed = new Typed(new Words());

  @Test
  void numbers_and_times_are_read_as_people_and_browsers_write_them() {
    assertThat(typed.number("a", " 0.0125 ")).isEqualTo(new BigDecimal("0.0125"));
    assertThat(typed.time("b", "2027-01-31T14:00"))
        .isEqualTo(Instant.parse("2027-01-31T14:00:00Z"));
    assertThat(typed.time("b", "2027-01-31")).isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
    assertThat(typed.number("a", "0,5")).isEqualTo(new BigDecimal("0.5"));
    assertThat(typed.number("c", " ")).isNull();
    assertThat(typed.time("c", null)).isNull();
    typed.check();
  }

  @Test
  void all_that_cannot_be_read_is_said_at_its_field() {
    typed.number("price", "1.000,50");
    typed.number("free", "1e9");
    typed.time("from", "2027-02-30T00:00");

    assertThat(catchThrowableOfType(InvalidException.class, typed::check).violations())
        .extracting(Violation::field)
        .containsExactly("price", "free", "from");
  }
}
