package org.nephos.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {
  @AfterEach
  void forget() {
    System.clearProperty("nephos.webhook.hosts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "gopher://hooks.example.org/",
        "javascript:alert(1)",
        "//hooks.example.org/",
        "hooks.example.org",
        "https://",
        "https:///path",
        "https://user:password@hooks.example.org/",
        "https://hooks.example.org/#part",
        "https://hooks example.org/",
        "http://127.1/",
        ""
      })
  void whatIsNoWebAddressIsRefused(String url) {
    assertThat(WebhookTargets.flaw(url).orElse("")).startsWith("It is an address that begins");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://192.0.2.7/",
        "http://198.18.0.1/",
        "http://[::1]/",
        "http://[::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd12:3456::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://localhost/",
        "http://LOCALHOST:8080/",
        "http://a.localhost/"
      })
  void anAddressOfTheInsideIsRefusedBeforeAnybodyIsAsked(String url) {
    assertThat(WebhookTargets.flaw(url)).contains("It leads to an address that is not public.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.org/budgets?key=1",
        "http://hooks.example.org:8080/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1::1]/"
      })
  void aPublicAddressIsTaken(String url) {
    assertThat(WebhookTargets.flaw(url)).isEmpty();
  }

  @Test
  void aNameIsJudgedByAllAddressesThatItHas() throws UnknownHostException {
    InetAddress open = InetAddress.getByName("93.184.216.34");
    InetAddress inside = InetAddress.getByName("10.0.0.1");

    assertThat(WebhookTargets.isCallable("hooks.example.org", open)).isTrue();
    assertThat(WebhookTargets.isCallable("hooks.example.org", inside)).isFalse();
    assertThat(WebhookTargets.isCallable("hooks.example.org", open, inside)).isFalse();
    assertThat(WebhookTargets.isCallable("hooks.example.org")).isFalse();
  }

  @Test
  void whatTheOperatorListsIsTakenAndNothingBesides() throws UnknownHostException {
    System.setProperty("nephos.webhook.hosts", "hooks.internal, 127.0.0.1");

    assertThat(WebhookTargets.flaw("http://127.0.0.1:9000/hook")).isEmpty();
    InetAddress inside = InetAddress.getByName("127.0.0.1");
    assertThat(WebhookTargets.isCallable("127.0.0.1", inside)).isTrue();
    assertThat(WebhookTargets.isCallable("HOOKS.internal", inside)).isTrue();
    assertThat(WebhookTargets.isCallable("hooks.example.org", inside)).isFalse();
    assertThat(WebhookTargets.flaw("http://127.0.0.2/")).isPresent();
    assertThat(WebhookTargets.flaw("ftp://127.0.0.1/")).isPresent();
  }
}
