package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After everything that the other tests have asked for: nothing in the server has broken. */
@Order(Integer.MAX_VALUE)
class ServerLogIT {

  @Test
  void theServersLogHasNoErrors() throws IOException {
    Path log = Path.of(System.getenv("NEPHOS_INSTANCE"), "wildfly", "log", "server.json");
    List<String> errors = new ArrayList<>();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      lines.add(new ObjectMapper().readTree(line));
    }
    for (JsonNode line : lines) {
      if (List.of("ERROR", "SEVERE", "FATAL").contains(line.path("level").asText())) {
        errors.add(line.path("at").asText() + " " + line.path("message").asText());
      }
    }

    assertThat(lines).isNotEmpty();
    assertThat(errors).isEmpty();
  }
}
