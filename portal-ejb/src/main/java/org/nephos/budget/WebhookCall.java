package org.nephos.budget;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

  private static final Duration CONNECT = Duration.ofSeconds(5);
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

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private volatile boolean open = true;

  @PreDestroy
  void close() {
    open = false;
  }

  /** Makes it; with no transaction open. */
  Outcome post(String url, UUID delivery, String body, WebhookSecret secret) {
    URI uri = URI.create(url);
    try {
      Optional<String> refusal = WebhookTargets.refusal(uri);
      if (refusal.isPresent()) {
        return Outcome.refused(refusal.get());
      }
    } catch (IOException e) {
      return Outcome.failed("Nobody knows the host " + uri.getHost() + ".");
    }
    return send(
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Nephos-Webhook")
            .header(DELIVERY, delivery.toString())
            .header(SIGNATURE, "sha256=" + secret.sign(body))
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build());
  }

  /** The whole of it has an end, also where an answer begins and never ends. */
  private Outcome send(HttpRequest request) {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return Outcome.answered(answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Outcome.failed("It did not answer within " + ANSWER.toSeconds() + " seconds.");
    } catch (ExecutionException e) {
      return Outcome.failed("It could not be reached: " + why(e.getCause()) + ".");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Outcome.failed(open ? "The call was interrupted." : "The portal is being stopped.");
    }
  }

  /** Without what a certificate or a server says of itself. */
  private static String why(Throwable cause) {
    return cause.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2");
  }
}
