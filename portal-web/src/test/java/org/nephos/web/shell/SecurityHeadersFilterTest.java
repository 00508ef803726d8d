package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecurityHeadersFilterTest {
  @Test
  void forms_may_end_at_the_identity_provider_and_nowhere_else() {
    assertThat(SecurityHeadersFilter.policy("http://127.0.0.1:8180/realms/nephos"))
        .contains("form-action 'self' http://127.0.0.1:8180;");
    assertThat(SecurityHeadersFilter.policy("")).contains("form-action 'self';");
  }

  @Test
  void nobody_may_frame_the_portal() {
    assertThat(SecurityHeadersFilter.policy("")).contains("frame-ancestors 'none'");
  }

  @Test
  void nothing_inline_is_allowed() {
    assertThat(SecurityHeadersFilter.policy("")).doesNotContain("unsafe");
  }
}
