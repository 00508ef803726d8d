package org.nephos.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is on the simulated hosts, as their journal has it. They outlive the server, as real ones.
 */
final class SimulatedHosts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SimulatedHosts() {}

  /** The power of each guest, by host and id. */
  private static Map<String, String> lives() {
    Map<String, String> guests = new LinkedHashMap<>();
    try {
      String text = Files.readString(Launched.journal(), StandardCharsets.ISO_8859_1);
      // A last line without its end was never confirmed to anybody.
      for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
        JsonNode change = JSON.readTree(line);
        String host = change.path("host").asText();
        switch (change.get("change").asText()) {
          case "defined" ->
              guests.put(
                  host + " " + change.get("spec").get("id").asText(),
                  change.get("life").toString());
          case "lived" ->
              guests.put(host + " " + change.get("id").asText(), change.get("life").toString());
          case "gone" -> guests.remove(host + " " + change.get("id").asText());
          default -> {
            // Loads are no guests.
          }
        }
      }
      return guests;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The ids of all guests; one that is on two hosts is there twice.
   *
   * @throws AssertionError when a guest does not run, or was started more than once
   */
  static List<String> guests() {
    Map<String, String> lives = lives();
    lives.forEach(
        (guest, life) -> {
          if (!life.contains("\"power\":\"RUNNING\"") || !life.contains("\"starts\":1,")) {
            throw new AssertionError(guest + ": " + life);
          }
        });
    return lives.keySet().stream().map(guest -> guest.split(" ")[1]).toList();
  }
}
