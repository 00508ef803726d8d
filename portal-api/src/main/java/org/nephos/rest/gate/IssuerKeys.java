package org.nephos.rest.gate;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.TimeUnit;

/**
 * The identity provider's public keys: cached, read anew when a token names an unknown one but not
 * more often than a stranger could make us ask, and kept while the provider is away.
 */
final class IssuerKeys {
  private static final long FRESH = TimeUnit.MINUTES.toMillis(5);
  private static final long WAIT_FOR_OTHERS = TimeUnit.SECONDS.toMillis(5);
  private static final long BETWEEN_READS = TimeUnit.SECONDS.toMillis(10);
  private static final long KEPT_WHILE_AWAY = TimeUnit.HOURS.toMillis(24);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int MAX_BYTES = 256 * 1024;

  private final JWKSource<SecurityContext> source;
  private final WatchedRetriever retriever =
      new WatchedRetriever(new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES));

  IssuerKeys(URI address) {
    this.source =
        JWKSourceBuilder.create(url(address), retriever)
            .cache(FRESH, WAIT_FOR_OTHERS)
            .rateLimited(BETWEEN_READS)
            .retrying(true)
            .outageTolerant(KEPT_WHILE_AWAY)
            .build();
  }

  JWKSource<SecurityContext> source() {
    return source;
  }

  /** Whether the last attempt to read the keys failed. */
  boolean away() {
    return retriever.failed;
  }

  private static URL url(URI address) {
    try {
      return address.toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new IllegalStateException("the issuer's keys have no usable address: " + address, e);
    }
  }

  /** Remembers whether the provider answered. */
  private static final class WatchedRetriever implements ResourceRetriever {
    private final ResourceRetriever inner;
    private volatile boolean failed;

    WatchedRetriever(ResourceRetriever inner) {
      this.inner = inner;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
      boolean answered = false;
      try {
        Resource resource = inner.retrieveResource(url);
        answered = true;
        return resource;
      } finally {
        failed = !answered;
      }
    }
  }
}
