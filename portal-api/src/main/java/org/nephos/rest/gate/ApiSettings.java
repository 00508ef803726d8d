package org.nephos.rest.gate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Properties;

/**
 * What the launcher or the operator sets from outside, as system properties.
 *
 * @param portal {@code nephos.url}: where the portal is found from outside, without a slash at its
 *     end; empty when it was not said, and then answers name the place that was asked
 * @param issuer {@code nephos.oidc.issuer}: the identity provider's issuer, as tokens carry it
 * @param audience {@code nephos.api.audience}: whom a token must be meant for
 * @param keys {@code nephos.oidc.jwks}: where the issuer's keys are; by default Keycloak's place
 * @param burst {@code nephos.api.burst}: requests that one person may make at once, at least 1
 * @param rate {@code nephos.api.rate}: requests per second after a burst, at least 1
 * @param streams {@code nephos.api.streams}: event streams that one person may hold open
 */
public record ApiSettings(
    String portal, String issuer, String audience, URI keys, int burst, int rate, int streams) {

  /**
   * Reads the settings.
   *
   * @throws IllegalStateException for a value that cannot be used; the deployment fails with it
   */
  public static ApiSettings from(Properties properties) {
    String issuer = properties.getProperty("nephos.oidc.issuer", "");
    String keys =
        properties.getProperty("nephos.oidc.jwks", issuer + "/protocol/openid-connect/certs");
    return new ApiSettings(
        properties.getProperty("nephos.url", "").replaceAll("/+$", ""),
        issuer,
        properties.getProperty("nephos.api.audience", "nephos-api"),
        address(keys),
        number(properties, "nephos.api.burst", 200),
        number(properties, "nephos.api.rate", 100),
        number(properties, "nephos.api.streams", 10));
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("nephos.oidc.jwks is no address: " + text, e);
    }
  }

  private static int number(Properties properties, String name, int preset) {
    String text = properties.getProperty(name);
    if (text == null || text.isBlank()) {
      return preset;
    }
    try {
      int number = Integer.parseInt(text.trim());
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " must be a whole number: " + text, e);
    }
    throw new IllegalStateException(name + " must be at least 1: " + text);
  }
}
