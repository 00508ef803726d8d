package org.nephos.driver;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The full specification of a guest. Two specifications are the same when all components are equal.
 *
 * @param id the instance's id; it becomes the domain's UUID
 * @param name what people call it; any text of 1 to 63 characters, never a file name or a host name
 * @param size vCPUs, memory and root disk
 * @param image what the root disk is a clone of
 * @param nics at least one, in order
 * @param seed what the guest reads at its first boot
 * @param labels the portal's own marks ({@code tenant}, {@code project}, {@code group}, …), kept as
 *     metadata; never empty values
 */
public record GuestSpec(
    UUID id,
    String name,
    GuestSize size,
    ImageRef image,
    List<NicSpec> nics,
    SeedSpec seed,
    Map<String, String> labels) {
  public GuestSpec {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(size);
    Objects.requireNonNull(image);
    Objects.requireNonNull(seed);
    nics = List.copyOf(nics);
    labels = Map.copyOf(labels);
  }
}
