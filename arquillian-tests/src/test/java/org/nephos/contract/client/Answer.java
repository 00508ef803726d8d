package org.nephos.contract.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came back. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; a missing node when it is none. */
  public JsonNode json() {
    try {
      return Portal.JSON.readTree(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** A header, or the empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The media type without its parameters. */
  public String type() {
    return Optional.of(header("Content-Type")).map(type -> type.split(";", 2)[0]).orElse("");
  }

  /** The field {@code id}. */
  public String id() {
    return json().path("id").asText();
  }

  /** The items of a list. */
  public List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    json().path("items").forEach(items::add);
    return items;
  }

  /** The end of a problem's type, for example {@code not-found}; empty when it is no problem. */
  public String problem() {
    return json().path("type").asText().replaceFirst("^/problems/", "");
  }

  /** The fields that are named as wrong. */
  public List<String> wrongFields() {
    return json().findValuesAsText("field");
  }

  @Override
  public String toString() {
    String text = text();
    return status + " " + (text.length() > 600 ? text.substring(0, 600) + "…" : text);
  }
}
