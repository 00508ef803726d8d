package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nephos.json.Json;

class BudgetTagTest {
  @Test
  void aTagIsAKeyAndAValueThatMayBeEmptyOrHaveAnEqualsSign() {
    assertThat(BudgetTag.parse("team=web")).contains(new BudgetTag("team", "web"));
    assertThat(BudgetTag.parse(" team = web ")).contains(new BudgetTag("team", "web"));
    assertThat(BudgetTag.parse("team=")).contains(new BudgetTag("team", ""));
    assertThat(BudgetTag.parse("q=a=b")).contains(new BudgetTag("q", "a=b"));
  }

  @Test
  void whatHasNoKeyOrIsTooLongIsNone() {
    assertThat(BudgetTag.parse("team")).isEmpty();
    assertThat(BudgetTag.parse("=web")).isEmpty();
    assertThat(BudgetTag.parse("  =web")).isEmpty();
    assertThat(BudgetTag.parse("t=" + "x".repeat(129))).isEmpty();
    assertThat(BudgetTag.parse("t=a\nb")).isEmpty();
  }

  @Test
  void itIsFoundInTheStoredFormOfTagsThatHaveIt() {
    BudgetTag quoted = new BudgetTag("team", "the \"web\" \\ people");
    Map<String, String> tags = Map.of("a", "b", "team", "the \"web\" \\ people", "z", "");

    assertThat(quoted.isIn(tags)).isTrue();
    assertThat(Json.write(tags)).contains(quoted.stored());
    assertThat(Json.write(Map.of("team", "web"))).doesNotContain(quoted.stored());
    assertThat(quoted.isIn(Map.of("team", "web"))).isFalse();
  }
}
