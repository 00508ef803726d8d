package org.nephos.budget;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.budget.WebhookCall.Outcome;

/** Calls to a server on this machine, under names of which the test says where they are. */
class WebhookCallTest {
  private static final WebhookSecret SECRET = WebhookSecret.random();
  private static final char[] PASSWORD = "of-a-test".toCharArray();

  /** What a call may bring at most, with what the system's own buffers hold. */
  private static final long MUCH = 16L << 20;

  private final List<String> lookups = new CopyOnWriteArrayList<>();
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<AutoCloseable> ends = new ArrayList<>();

  @BeforeEach
  void list() {
    System.setProperty("nephos.webhook.hosts", "hooks.test");
  }

  @AfterEach
  void end() throws Exception {
    System.clearProperty("nephos.webhook.hosts");
    over.countDown();
    for (AutoCloseable one : ends) {
      one.close();
    }
  }

  private WebhookCall call(Duration patience, SSLContext trust) {
    WebhookCall call = new WebhookCall(patience, this::here, () -> trust);
    ends.add(call::close);
    return call;
  }

  private InetAddress[] here(String host) throws UnknownHostException {
    lookups.add(host);
    if (host.startsWith("nowhere")) {
      throw new UnknownHostException(host);
    }
    return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
  }

  private Outcome post(WebhookCall call, String url) {
    return call.post(url, UUID.randomUUID(), "{}", SECRET);
  }

  private int served(HttpServer server) {
    server.createContext("/", this::answer);
    server.start();
    ends.add(() -> server.stop(0));
    return server.getAddress().getPort();
  }

  private int served() throws IOException {
    return served(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
  }

  private void answer(HttpExchange exchange) throws IOException {
    hosts.add(exchange.getRequestHeaders().getFirst("Host"));
    exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestURI().getPath().equals("/endless")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else {
      exchange.sendResponseHeaders(204, -1);
    }
    exchange.close();
  }

  @Test
  void whatIsConnectedToIsWhatWasLookedUpOnce() throws Exception {
    int port = served();
    WebhookCall call = call(Duration.ofSeconds(10), SSLContext.getDefault());

    assertThat(post(call, "http://hooks.test:" + port + "/")).isEqualTo(Outcome.answered(204));
    assertThat(hosts).containsExactly("hooks.test:" + port);
    assertThat(lookups).containsExactly("hooks.test");

    assertThat(post(call, "http://hooks.test:" + port + "/")).isEqualTo(Outcome.answered(204));
    assertThat(lookups).as("each call looks for itself").hasSize(2);
  }

  @Test
  void aNameThatTurnsOutToBeInsideIsNotCalled() throws Exception {
    int port = served();
    WebhookCall call = call(Duration.ofSeconds(10), SSLContext.getDefault());

    Outcome outcome = post(call, "http://hooks.example.org:" + port + "/");

    assertThat(outcome).isEqualTo(Outcome.refused("It leads to an address that is not public."));
    assertThat(lookups).containsExactly("hooks.example.org");
    assertThat(hosts).isEmpty();
  }

  @Test
  void aNameThatNobodyKnowsMayBeKnownLater() throws Exception {
    WebhookCall call = call(Duration.ofSeconds(10), SSLContext.getDefault());

    assertThat(post(call, "https://nowhere.example.org/"))
        .isEqualTo(Outcome.failed("Nobody knows the host nowhere.example.org."));
  }

  @Test
  void anAnswerThatNeverEndsIsNotWaitedFor() throws Exception {
    int port = served();
    WebhookCall call = call(Duration.ofSeconds(1), SSLContext.getDefault());

    assertThat(post(call, "http://hooks.test:" + port + "/endless"))
        .isEqualTo(Outcome.failed("It did not answer within 1 seconds."));
    assertThat(hosts).hasSize(1);
  }

  /** Takes one call and answers without end, until nobody reads any more; how much was read. */
  private AtomicLong pours(ServerSocket socket, String begin, String again) {
    AtomicLong poured = new AtomicLong();
    byte[] piece = again.getBytes(StandardCharsets.US_ASCII);
    Thread pours =
        new Thread(
            () -> {
              try (Socket taken = socket.accept()) {
                OutputStream out = taken.getOutputStream();
                out.write(begin.getBytes(StandardCharsets.US_ASCII));
                while (true) {
                  out.write(piece);
                  poured.addAndGet(piece.length);
                }
              } catch (IOException e) {
                over.countDown();
              }
            });
    pours.start();
    ends.add(socket);
    return poured;
  }

  static Stream<Arguments> headsWithoutEnd() {
    return Stream.of(
        Arguments.of("HTTP/1.1 200 OK\r\nX-Long: ", "x".repeat(8_192)),
        Arguments.of("HTTP/1.1 200 OK\r\n", "X-More: 1\r\n".repeat(500)),
        Arguments.of("", "x".repeat(8_192)));
  }

  @ParameterizedTest
  @MethodSource("headsWithoutEnd")
  void aHeadThatNeverEndsIsNotKept(String begin, String again) throws Exception {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    AtomicLong poured = pours(socket, begin, again);
    WebhookCall call = call(Duration.ofSeconds(5), SSLContext.getDefault());

    assertThat(post(call, "http://hooks.test:" + socket.getLocalPort() + "/"))
        .isEqualTo(Outcome.failed("It gave no answer that can be read."));
    assertThat(over.await(5, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
    assertThat(poured.get()).isLessThan(MUCH);
  }

  @Test
  void ofABodyThatPoursOnlyTheStatusIsWanted() throws Exception {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    AtomicLong poured = pours(socket, "HTTP/1.1 202 Accepted\r\n\r\n", "x".repeat(8_192));
    WebhookCall call = call(Duration.ofSeconds(5), SSLContext.getDefault());

    assertThat(post(call, "http://hooks.test:" + socket.getLocalPort() + "/"))
        .isEqualTo(Outcome.answered(202));
    assertThat(over.await(5, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
    assertThat(poured.get()).isLessThan(MUCH);
  }

  @Test
  void aBodyWithinItsLimitIsReadOver() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/long",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, StatusOnly.LONGEST);
          exchange.getResponseBody().write(new byte[StatusOnly.LONGEST]);
          exchange.close();
        });
    int port = served(server);

    assertThat(
            post(
                call(Duration.ofSeconds(5), SSLContext.getDefault()),
                "http://hooks.test:" + port + "/long"))
        .isEqualTo(Outcome.answered(200));
  }

  @Test
  void aCertificateMustBeForTheNameThatIsCalled(@TempDir Path folder) throws Exception {
    SSLContext own = certified(folder, "hooks.test");
    SSLContext other = certified(folder, "other.test");
    String good = "https://hooks.test:" + served(secure(own)) + "/";
    String bad = "https://hooks.test:" + served(secure(other)) + "/";

    assertThat(post(call(Duration.ofSeconds(10), own), good)).isEqualTo(Outcome.answered(204));
    assertThat(hosts).hasSize(1);
    Outcome refused =
        Outcome.failed("It could not be reached: its certificate is not good for this name.");
    assertThat(post(call(Duration.ofSeconds(10), other), bad)).isEqualTo(refused);
    assertThat(post(call(Duration.ofSeconds(10), SSLContext.getDefault()), good))
        .isEqualTo(refused);
    assertThat(hosts).hasSize(1);
  }

  @Test
  void aServerThatSpeaksNoTlsIsToldSo() throws Exception {
    ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    ends.add(plain);
    Thread server = new Thread(() -> greet(plain), "greets in plain text");
    server.setDaemon(true);
    server.start();
    WebhookCall call = call(Duration.ofSeconds(10), SSLContext.getDefault());

    assertThat(post(call, "https://hooks.test:" + plain.getLocalPort() + "/"))
        .isEqualTo(Outcome.failed("It could not be reached: it speaks no TLS that we know."));
  }

  private static void greet(ServerSocket plain) {
    try (Socket caller = plain.accept()) {
      caller.getInputStream().read();
      caller.getOutputStream().write("220 what do you want?\r\n".getBytes(US_ASCII));
      caller.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpsServer secure(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  /** Shows a certificate for a name, and trusts that one and no other. */
  private static SSLContext certified(Path folder, String name)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "web",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory shows = KeyManagerFactory.getInstance("PKIX");
    shows.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("web", keys.getCertificate("web"));
    TrustManagerFactory trusts = TrustManagerFactory.getInstance("PKIX");
    trusts.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shows.getKeyManagers(), trusts.getTrustManagers(), null);
    return context;
  }
}
