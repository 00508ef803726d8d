package org.nephos.rest.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Tokens whose signature was found good a moment ago. A client sends the same token with each
 * request, and checking it costs more processor time than most answers; what a token says cannot
 * change. It is forgotten when it ends, and soon in any case, so that a key which the provider has
 * withdrawn is not trusted for longer. Tokens are kept as their digests only.
 */
final class KnownTokens {
  /** Shorter than the keys of the provider are kept, so it adds little to that. */
  static final Duration TRUSTED = Duration.ofMinutes(1);

  private static final int MOST = 10_000;

  private final Cache<String, Bearer> known;

  /**
   * @param ticker the time that passes; not the time of day
   * @param skew for how long a token holds after its end
   */
  KnownTokens(Ticker ticker, Duration skew) {
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .ticker(ticker)
            .expireAfter(
                Expiry.<String, Bearer>writing(
                    (digest, bearer) -> trusted(bearer.expiresAt().plus(skew))))
            .build();
  }

  private static Duration trusted(Instant end) {
    Duration left = Duration.between(Instant.now(), end);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(TRUSTED) < 0 ? left : TRUSTED;
  }

  /** Whose it is; null when it has to be looked at. */
  Bearer find(String token) {
    return known.getIfPresent(digest(token));
  }

  /** Remembers a token that is good. */
  void keep(String token, Bearer bearer) {
    known.put(digest(token), bearer);
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
