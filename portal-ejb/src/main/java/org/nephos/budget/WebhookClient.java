package org.nephos.budget;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.Timeout;

/** How webhooks are called: where {@link WebhookHosts} says, straight, once, without memory. */
final class WebhookClient {
  private static final Timeout CONNECT = Timeout.of(5, TimeUnit.SECONDS);
  private static final int CALLS_AT_ONCE = 64;

  /** Left to itself the client keeps a head of any length, until the memory is full. */
  private static final Http1Config HEADS =
      Http1Config.custom().setMaxLineLength(8_192).setMaxHeaderCount(100).build();

  private WebhookClient() {}

  /**
   * A client that follows no redirect, asks no proxy, keeps no cookie and uses each connection
   * once, so that each call goes where its host is at that time.
   *
   * @param trust whose certificates are good; they must be for the name that is called
   */
  static CloseableHttpAsyncClient open(WebhookHosts hosts, SSLContext trust) {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setDnsResolver(hosts)
                    .setTlsStrategy(tls(trust))
                    .setDefaultTlsConfig(
                        TlsConfig.custom()
                            .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                            .setHandshakeTimeout(CONNECT)
                            .build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(CONNECT).build())
                    .setMaxConnTotal(CALLS_AT_ONCE)
                    .setMaxConnPerRoute(CALLS_AT_ONCE)
                    .build())
            .setHttp1Config(HEADS)
            .setConnectionReuseStrategy((request, response, context) -> false)
            .setUserAgent("Nephos-Webhook")
            .setThreadFactory(new DefaultThreadFactory("nephos-webhook", true))
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
    client.start();
    return client;
  }

  /**
   * The client itself compares names: left to the JDK, by this version's default, a certificate for
   * another name is taken, since the engine is told too late.
   */
  private static TlsStrategy tls(SSLContext trust) {
    return ClientTlsStrategyBuilder.create()
        .setSslContext(trust)
        .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
        .setHostnameVerifier(HttpsSupport.getDefaultHostnameVerifier())
        .buildAsync();
  }
}
