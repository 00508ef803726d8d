package org.nephos.budget;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.io.CloseMode;

/**
 * Posts a text to an address of a tenant's, signed. No redirect is followed, no proxy asked, and
 * nothing of the answer is read but its status.
 */
@ApplicationScoped
class WebhookCall {
  /** The header with {@code sha256=} and the HMAC of the body. */
  static final String SIGNATURE = "X-Nephos-Signature";

  /** The header with the id of the delivery, the same at each attempt. */
  static final String DELIVERY = "X-Nephos-Delivery";

  private static final ContentType JSON = ContentType.create("application/json");
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** What came of a call: a status, or why there is none. */
  record Outcome(Integer status, String problem, boolean refused) {
    static Outcome answered(int status) {
      return new Outcome(status, null, false);
    }

    static Outcome failed(String problem) {
      return new Outcome(null, problem, false);
    }

    /** It must not be made, now or later. */
    static Outcome refused(String problem) {
      return new Outcome(null, problem, true);
    }
  }

  private final Duration patience;
  private final WebhookHosts hosts;
  private final Supplier<SSLContext> trust;
  private volatile CloseableHttpAsyncClient client;
  private volatile boolean open = true;

  WebhookCall() {
    this(ANSWER, InetAddress::getAllByName, WebhookCall::usual);
  }

  /**
   * @param patience how long a call may take from its beginning to the end of the answer
   */
  WebhookCall(Duration patience, WebhookHosts.Lookup lookup, Supplier<SSLContext> trust) {
    this.patience = patience;
    this.hosts = new WebhookHosts(lookup);
    this.trust = trust;
  }

  private static SSLContext usual() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @PreDestroy
  void close() {
    open = false;
    if (client != null) {
      client.close(CloseMode.IMMEDIATE);
    }
  }

  /** Made by the first call: most portals never make one. */
  private synchronized CloseableHttpAsyncClient client() {
    if (client == null) {
      client = WebhookClient.open(hosts, trust.get());
    }
    return client;
  }

  /** Makes it; with no transaction open. */
  Outcome post(String url, UUID delivery, String body, WebhookSecret secret) {
    Optional<String> flaw = WebhookTargets.flaw(url);
    if (flaw.isPresent()) {
      return Outcome.refused(flaw.get());
    }
    URI uri = URI.create(url);
    return send(
        SimpleRequestBuilder.post(uri)
            .setHeader(DELIVERY, delivery.toString())
            .setHeader(SIGNATURE, "sha256=" + secret.sign(body))
            .setBody(body.getBytes(StandardCharsets.UTF_8), JSON)
            .build());
  }

  /** The whole of it has an end, also where an answer begins and never ends. */
  private Outcome send(SimpleHttpRequest request) {
    Future<Integer> answer =
        client().execute(SimpleRequestProducer.create(request), new StatusOnly(), null, null);
    try {
      return Outcome.answered(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Outcome.failed("It did not answer within " + patience.toSeconds() + " seconds.");
    } catch (ExecutionException e) {
      return why(request.getAuthority().getHostName(), e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Outcome.failed(open ? "The call was interrupted." : "The portal is being stopped.");
    }
  }

  /** Without what a certificate or a server says of itself. */
  private static Outcome why(String host, Throwable cause) {
    if (cause instanceof StatusOnly.Enough enough) {
      return Outcome.answered(enough.status());
    }
    if (cause instanceof WebhookHosts.Refused) {
      return Outcome.refused(WebhookTargets.inside());
    }
    if (cause instanceof UnknownHostException) {
      return Outcome.failed("Nobody knows the host " + host + ".");
    }
    if (cause instanceof SSLPeerUnverifiedException
        || cause.getCause() instanceof CertificateException) {
      return Outcome.failed("It could not be reached: its certificate is not good for this name.");
    }
    if (cause instanceof SSLException) {
      return Outcome.failed("It could not be reached: it speaks no TLS that we know.");
    }
    if (cause instanceof ProtocolException || cause instanceof MessageConstraintException) {
      return Outcome.failed("It gave no answer that can be read.");
    }
    return Outcome.failed(
        cause instanceof ConnectException
            ? "It could not be reached: nobody takes calls there."
            : "It could not be reached: the connection broke off.");
  }
}
