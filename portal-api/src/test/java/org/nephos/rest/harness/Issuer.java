package org.nephos.rest.harness;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An identity provider with one key, which can go away and come back. */
public final class Issuer implements AutoCloseable {
  private static final RSAKey OURS = newKey();

  private final HttpServer server;
  private final RSAKey key = OURS;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean away;

  public Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/realm/protocol/openid-connect/certs",
        exchange -> {
          reads.incrementAndGet();
          byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(away ? 503 : 200, away ? -1 : keys.length);
          if (!away) {
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(keys);
            }
          }
          exchange.close();
        });
    server.start();
  }

  public static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  /** How often the keys were read. */
  public int reads() {
    return reads.get();
  }

  public void goAway() {
    away = true;
  }

  public void comeBack() {
    away = false;
  }

  public RSAKey key() {
    return key;
  }

  /** A good token. */
  public String token(UUID person, String username, String... roles) {
    return sign(
        key,
        claims ->
            claims
                .subject(person.toString())
                .claim("preferred_username", username)
                .claim("realm_access", Map.of("roles", List.of(roles))));
  }

  /** A token that differs from a good one. */
  public String sign(RSAKey signer, UnaryOperator<JWTClaimsSet.Builder> change) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(name())
            .audience("nephos-api")
            .subject(UUID.randomUUID().toString())
            .claim("typ", "Bearer")
            .claim("preferred_username", "acme-user")
            .claim("name", "Ada Acme")
            .claim("email", "ada@acme.example")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)));
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build(),
            change.apply(claims).build());
    try {
      jwt.sign(new RSASSASigner(signer));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
