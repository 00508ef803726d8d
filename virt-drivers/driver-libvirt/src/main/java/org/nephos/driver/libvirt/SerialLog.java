package org.nephos.driver.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The text that a guest wrote to its serial port. The host keeps it in a file, so that it survives
 * a stop of the guest and a restart of libvirtd, and nobody has to listen all the time. It is read
 * as a volume, because that is how a file of a distant host can be read.
 */
final class SerialLog {
  private final Volumes volumes;

  SerialLog(Volumes volumes) {
    this.volumes = volumes;
  }

  /** The end of a guest's log; empty when there is none. */
  String tail(HostCall call, UUID id, int maxBytes) {
    String volume = new GuestFiles(id).log();
    return volumes
        .info(call, volume)
        .flatMap(
            info -> {
              // Where whoever keeps the log has begun another file, ours has no header.
              long begin = Math.max(GuestLifecycle.LOG_HEADER.length, info.capacity - maxBytes);
              int length = (int) Math.min(maxBytes, info.capacity - begin);
              return length <= 0
                  ? Optional.of(new byte[0])
                  : volumes.download(call, volume, begin, length);
            })
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }
}
