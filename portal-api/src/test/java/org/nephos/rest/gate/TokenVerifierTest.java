package org.nephos.rest.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.rest.harness.Issuer;

class TokenVerifierTest {
  private Issuer issuer;
  private TokenVerifier verifier;

  @BeforeEach
  void start() {
    issuer = new Issuer();
    verifier = verifier();
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  private TokenVerifier verifier() {
    return verifier(Ticker.systemTicker());
  }

  private TokenVerifier verifier(Ticker ticker) {
    Properties properties = new Properties();
    properties.setProperty("nephos.oidc.issuer", issuer.name());
    return new TokenVerifier(ApiSettings.from(properties), ticker);
  }

  private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertRefused(issuer.sign(issuer.key(), change));
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(RejectedTokenException.class);
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @Test
  void a_good_token_says_who_and_until_when() throws Exception {
    UUID person = UUID.randomUUID();
    Bearer bearer = verifier.verify(issuer.token(person, "operator", "operator", "other"));
    assertThat(bearer.identity().personId()).isEqualTo(person);
    assertThat(bearer.identity().username()).isEqualTo("operator");
    assertThat(bearer.identity().operatorRole()).isTrue();
    assertThat(bearer.expiresAt()).isAfter(Instant.now());
    assertThat(verifier.verify(issuer.token(person, "acme-user")).identity().operatorRole())
        .isFalse();
  }

  @Test
  void a_token_of_another_issuer_is_refused() {
    assertRefused(claims -> claims.issuer("http://elsewhere/realm"));
  }

  @Test
  void a_token_for_another_client_is_refused() {
    assertRefused(claims -> claims.audience("account"));
    assertRefused(claims -> claims.audience((String) null));
  }

  @Test
  void a_token_for_several_is_good_when_we_are_among_them() throws Exception {
    String token =
        issuer.sign(issuer.key(), claims -> claims.audience(List.of("account", "nephos-api")));
    assertThat(verifier.verify(token).identity().username()).isEqualTo("acme-user");
  }

  @Test
  void a_token_holds_from_its_beginning_to_its_end_give_or_take_seconds() throws Exception {
    assertRefused(claims -> claims.expirationTime(in(-60)));
    assertRefused(claims -> claims.expirationTime(null));
    assertRefused(claims -> claims.notBeforeTime(in(60)));
    String justOver = issuer.sign(issuer.key(), claims -> claims.expirationTime(in(-2)));
    assertThat(verifier.verify(justOver).identity().username()).isEqualTo("acme-user");
  }

  @Test
  void a_good_token_is_looked_at_once_until_it_ends_and_at_least_once_a_minute() throws Exception {
    AtomicLong nanos = new AtomicLong();
    TokenVerifier remembering = verifier(nanos::get);
    String brief = issuer.sign(issuer.key(), claims -> claims.expirationTime(in(10)));
    String longer = issuer.token(UUID.randomUUID(), "acme-user");
    Bearer first = remembering.verify(brief);
    Bearer other = remembering.verify(longer);
    assertThat(other.identity().personId()).isNotEqualTo(first.identity().personId());
    assertThat(remembering.verify(brief)).isSameAs(first);

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(20));
    assertThat(remembering.verify(brief)).isNotSameAs(first);
    assertThat(remembering.verify(longer)).isSameAs(other);

    nanos.addAndGet(TimeUnit.SECONDS.toNanos(45));
    assertThat(remembering.verify(longer)).isNotSameAs(other).isEqualTo(other);
  }

  @Test
  void a_refused_token_is_not_remembered_as_good() throws Exception {
    String good = issuer.token(UUID.randomUUID(), "acme-user");
    verifier.verify(good);
    assertRefused(good + "x");
    assertRefused(good.substring(0, good.length() - 8));
  }

  @Test
  void identity_and_refresh_tokens_are_refused() {
    assertRefused(claims -> claims.claim("typ", "ID"));
    assertRefused(claims -> claims.claim("typ", "Refresh"));
  }

  @Test
  void a_token_that_does_not_say_who_is_refused() {
    assertRefused(claims -> claims.subject(null));
    assertRefused(claims -> claims.subject("not-a-uuid"));
    assertRefused(claims -> claims.claim("preferred_username", null));
    assertRefused(claims -> claims.claim("realm_access", "operator"));
  }

  @Test
  void a_token_without_a_signature_is_refused() throws ParseException {
    String good = issuer.token(UUID.randomUUID(), "operator", "operator");
    assertRefused(new PlainJWT(SignedJWT.parse(good).getJWTClaimsSet()).serialize());
    assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
  }

  @Test
  void a_changed_token_is_refused() {
    String good = issuer.token(UUID.randomUUID(), "operator", "operator");
    String other = issuer.token(UUID.randomUUID(), "acme-user");
    String[] parts = other.split("\\.", -1);
    assertRefused(parts[0] + "." + good.split("\\.", -1)[1] + "." + parts[2]);
  }

  @Test
  void our_public_key_is_no_shared_secret() throws JOSEException {
    RSAKey key = issuer.key();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims());
    forged.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
    assertRefused(forged.serialize());
  }

  @Test
  void another_algorithm_of_the_right_key_is_refused() throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(issuer.key().getKeyID()).build(),
            claims());
    token.sign(new RSASSASigner(issuer.key()));
    assertRefused(token.serialize());
  }

  @Test
  void a_key_that_the_token_brings_along_is_not_believed() throws JOSEException {
    RSAKey stranger = Issuer.newKey();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(issuer.key().getKeyID())
                .jwk(stranger.toPublicJWK())
                .build(),
            claims());
    token.sign(new RSASSASigner(stranger));
    assertRefused(token.serialize());
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.name())
        .audience("nephos-api")
        .subject(UUID.randomUUID().toString())
        .claim("preferred_username", "operator")
        .claim("realm_access", Map.of("roles", List.of("operator")))
        .issueTime(in(0))
        .expirationTime(in(300))
        .build();
  }

  @Test
  void what_is_no_token_is_refused() {
    for (String text : List.of("", "x", "a.b.c", "....", "nph_abc", "x".repeat(100_000))) {
      assertRefused(text);
    }
  }

  @Test
  void strangers_keys_do_not_make_us_ask_again_and_again() throws Exception {
    verifier.verify(issuer.token(UUID.randomUUID(), "acme-user"));
    int before = issuer.reads();
    RSAKey stranger = Issuer.newKey();
    for (int i = 0; i < 50; i++) {
      assertRefused(issuer.sign(stranger, claims -> claims));
    }
    assertThat(issuer.reads() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void known_keys_are_good_while_the_provider_is_away() throws Exception {
    verifier.verify(issuer.token(UUID.randomUUID(), "acme-user"));
    issuer.goAway();
    assertThat(verifier.verify(issuer.token(UUID.randomUUID(), "acme-user")).identity().username())
        .isEqualTo("acme-user");
  }

  @Test
  void without_keys_nobody_can_tell_until_the_provider_is_back() throws Exception {
    issuer.goAway();
    String token = issuer.token(UUID.randomUUID(), "acme-user");
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(IssuerAwayException.class);
    }
    issuer.comeBack();
    assertThat(verifier().verify(token).identity().username()).isEqualTo("acme-user");
  }
}
