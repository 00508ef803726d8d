package org.nephos.driver.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The simulator's settings.
 *
 * @param latency how long a create or a change of power takes
 * @param stopLatency how long a guest takes to go down when asked softly
 * @param callTimeout the longest that any call takes
 * @param journal where guests are kept across restarts; empty for memory only
 */
record SimulatorSettings(
    Duration latency, Duration stopLatency, Duration callTimeout, Optional<Path> journal) {

  private static final Set<String> NAMES =
      Set.of("latency", "stop-latency", "call-timeout", "journal");

  SimulatorSettings {
    if (latency.isNegative() || stopLatency.isNegative()) {
      throw new IllegalArgumentException("a latency is zero or positive");
    }
    if (callTimeout.isNegative() || callTimeout.isZero() || latency.compareTo(callTimeout) > 0) {
      throw new IllegalArgumentException("call-timeout must be positive, and latency within it");
    }
  }

  /**
   * Reads settings by name.
   *
   * @throws IllegalArgumentException for an unknown name or a value that is not understood
   */
  static SimulatorSettings of(Map<String, String> settings) {
    for (String name : settings.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown setting of the simulator: " + name);
      }
    }
    String journal = settings.getOrDefault("journal", "");
    return new SimulatorSettings(
        duration(settings, "latency", "PT0.3S"),
        duration(settings, "stop-latency", "PT2S"),
        duration(settings, "call-timeout", "PT20S"),
        journal.isBlank() ? Optional.empty() : Optional.of(Path.of(journal)));
  }

  private static Duration duration(Map<String, String> settings, String name, String byDefault) {
    String text = settings.getOrDefault(name, byDefault);
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is not an ISO duration: " + text, e);
    }
  }
}
