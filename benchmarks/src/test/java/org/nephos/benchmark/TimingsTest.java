package org.nephos.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingsTest {

  @Test
  void theMedianIsTheMiddleOneWhateverTheOrder() {
    assertThat(of(30, 10, 500).median()).isEqualTo(Duration.ofMillis(30));
    assertThat(of(40, 10, 500, 20).median()).isEqualTo(Duration.ofMillis(30));
    assertThat(of(7).median()).isEqualTo(Duration.ofMillis(7));
  }

  @Test
  void nothingHasNoMedian() {
    assertThatIllegalStateException().isThrownBy(() -> of().median());
  }

  @Test
  void theLineHasTheMedianTheRangeTheStepsAndAllTimesInTheirOrder() throws Exception {
    Timings timings = of(30, 10, 500);
    timings.addStep("start", Duration.ofNanos(9_960_000));
    String line = timings.toJson();

    assertThat(line).doesNotContain("\n");
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(read.get("name").asText()).isEqualTo("test");
    assertThat(read.get("unit").asText()).isEqualTo("ms");
    assertThat(read.get("count").asInt()).isEqualTo(3);
    assertThat(read.get("p50").asDouble()).isEqualTo(30);
    assertThat(read.get("min").asDouble()).isEqualTo(10);
    assertThat(read.get("max").asDouble()).isEqualTo(500);
    assertThat(read.get("steps").get("start").asDouble()).isEqualTo(10);
    assertThat(read.get("times")).hasToString("[30.0,10.0,500.0]");
  }

  private static Timings of(long... millis) {
    Timings timings = new Timings("test");
    for (long each : millis) {
      timings.add(Duration.ofMillis(each));
    }
    return timings;
  }
}
