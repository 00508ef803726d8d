package org.nephos.contract.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in at the pages, as a browser is, but without one. */
public final class Session {
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;

  private Session(HttpClient http) {
    this.http = http;
  }

  /** Nobody: no sign-in, and none is followed. */
  public static Session ofNobody() {
    return new Session(HttpClient.newHttpClient());
  }

  /** Signs a demo person in through the identity provider's own form. */
  public static Session of(Person person) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new Jar());
    Session signingIn = new Session(builder.followRedirects(HttpClient.Redirect.ALWAYS).build());
    Matcher form = FORM.matcher(signingIn.get("/index.xhtml").text());
    if (!form.find()) {
      throw new IllegalStateException("the sign-in page has no form");
    }
    Answer home =
        signingIn.send(
            HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username="
                            + person.username()
                            + "&password="
                            + Portal.encoded(Portal.setting("NEPHOS_DEMO_PASSWORD")))));
    if (home.status() != 200 || home.text().contains("name=\"password\"")) {
      throw new IllegalStateException(person + " could not sign in: " + home);
    }
    return new Session(
        builder
            .cookieHandler(signingIn.http.cookieHandler().orElseThrow())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());
  }

  /** A page, a download. */
  public Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(Portal.url() + path)));
  }

  /**
   * Sends the one form of a page as it stands, by its button.
   *
   * @param path the page
   * @param form the id of the form
   * @param button the id of the button within the form
   * @return the answer itself, usually a redirect, which is not followed
   */
  public Answer submit(String path, String form, String button) {
    Matcher page =
        Pattern.compile("<form id=\"" + form + "\".*?</form>", Pattern.DOTALL)
            .matcher(get(path).text());
    if (!page.find()) {
      throw new IllegalStateException(path + " has no form " + form);
    }
    StringBuilder body = new StringBuilder(form + ":" + button + "=1");
    Matcher input = INPUT.matcher(page.group());
    while (input.find()) {
      String name = attribute(input.group(), "name");
      boolean sent =
          input.group().contains("type=\"hidden\"")
              || (input.group().contains("type=\"checkbox\"") && input.group().contains("checked"));
      if (sent && name != null) {
        body.append('&')
            .append(Portal.encoded(name))
            .append('=')
            .append(Portal.encoded(attribute(input.group(), "value")));
      }
    }
    return send(
        HttpRequest.newBuilder(URI.create(Portal.url() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private static String attribute(String tag, String name) {
    Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
    return value.find() ? value.group(1) : null;
  }

  /** Only how it begins, for what does not end. */
  public int status(String path) {
    try {
      HttpResponse<java.io.InputStream> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(Portal.url() + path)).timeout(PATIENCE).build(),
              BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes loopback for safe, as browsers do: a cookie marked so is sent there without TLS, too. */
  private static final class Jar extends CookieManager {
    private Jar() {
      super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) throws IOException {
      Map<String, List<String>> open = new HashMap<>(headers);
      open.replaceAll(
          (name, values) ->
              name != null && name.equalsIgnoreCase("Set-Cookie")
                  ? values.stream().map(value -> value.replaceAll("(?i);\\s*secure", "")).toList()
                  : values);
      super.put(uri, open);
    }
  }
}
