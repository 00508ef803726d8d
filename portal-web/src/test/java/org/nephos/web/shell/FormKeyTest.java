package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormKeyTest {
  @Test
  void the_same_form_with_the_same_content_is_the_same_request() {
    assertThat(FormKey.of("token", "web", null, 1)).isEqualTo(FormKey.of("token", "web", null, 1));
  }

  @Test
  void other_content_is_another_request() {
    assertThat(FormKey.of("token", "web", 1)).isNotEqualTo(FormKey.of("token", "web", 2));
    assertThat(FormKey.of("token", "ab", "c")).isNotEqualTo(FormKey.of("token", "a", "bc"));
  }

  @Test
  void another_form_is_another_request() {
    assertThat(FormKey.of("one", "web")).isNotEqualTo(FormKey.of("two", "web"));
  }
}
