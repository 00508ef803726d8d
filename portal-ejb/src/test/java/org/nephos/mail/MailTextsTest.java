package org.nephos.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MailTextsTest {
  private static final Object[] INVITATION = {
    "Acme", "member", "the whole tenant", "Ann", "tomorrow", "{link}"
  };

  private final MailTexts house = new MailTexts("nephos");

  @Test
  void aBrandSaysWhatItSaysOtherwiseAndTakesTheRestFromTheHouse() {
    MailTexts aurora = new MailTexts("aurora");

    assertThat(house.subject("invitation", INVITATION)).isEqualTo("Invitation to Acme");
    assertThat(aurora.subject("invitation", INVITATION))
        .isEqualTo("Aurora Cloud: invitation to Acme");
    assertThat(aurora.body("invitation", INVITATION))
        .isEqualTo(house.body("invitation", INVITATION))
        .contains("{link}");
  }

  @Test
  void aBrandThatThereIsNotIsTheHouse() {
    for (String brand : new String[] {"nobody", "../aurora", "", "Aurora/../aurora"}) {
      assertThat(new MailTexts(brand).subject("invitation", INVITATION))
          .as(brand)
          .isEqualTo("Invitation to Acme");
    }
  }

  @Test
  void aValueBeginsNoOtherHeaderAndIsNoPattern() {
    assertThat(house.subject("signup.denied", "A\r\nBcc: x@example.org\u2028\0", "", ""))
        .isEqualTo("Your request for A Bcc: x@example.org");
    assertThat(house.body("signup.denied", "{1} it''s {9} '", "line\nline\r\0", "page"))
        .contains("{1} it''s {9} '")
        .contains("line\nline\n")
        .doesNotContain("\r", "\0");
  }

  @Test
  void whatIsTooLongForItsColumnIsCut() {
    assertThat(house.subject("signup.denied", "x".repeat(500), "", "")).hasSize(400).endsWith("…");
    assertThat(house.body("signup.denied", "x", "y".repeat(9000), "")).hasSize(8000).endsWith("…");
  }

  @Test
  void aKindWithoutWordsIsAFault() {
    assertThatThrownBy(() -> house.subject("nothing")).hasMessageContaining("nothing.subject");
  }
}
