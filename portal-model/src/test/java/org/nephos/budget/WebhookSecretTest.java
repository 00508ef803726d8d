package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSecretTest {
  /** The example of HMAC_SHA256 that Wikipedia's article on HMAC gives. */
  @Test
  void aTextIsSignedByHmacSha256() {
    assertThat(WebhookSecret.kept("key").sign("The quick brown fox jumps over the lazy dog"))
        .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
  }

  @Test
  void noTwoAreAlikeAndNoneShowsItselfByAccident() {
    WebhookSecret one = WebhookSecret.random();

    assertThat(one.reveal()).matches("nwh_[A-Za-z0-9_-]{43}");
    assertThat(one.reveal()).isNotEqualTo(WebhookSecret.random().reveal());
    assertThat(one.toString()).doesNotContain(one.reveal().substring(4));
  }
}
