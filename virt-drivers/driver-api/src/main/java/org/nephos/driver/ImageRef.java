package org.nephos.driver;

import java.util.Objects;
import java.util.UUID;

/**
 * An image that root disks are cloned from.
 *
 * @param id the portal's id of the image; names the base volume on the host
 * @param format {@code qcow2} or {@code raw}; named explicitly, never probed
 * @param location an absolute path on the portal's machine, from which a driver brings the image to
 *     a host that lacks it; a simulator ignores it
 * @param sha256 the lower-case hexadecimal digest of the file, or empty when unknown
 */
public record ImageRef(UUID id, String format, String location, String sha256) {
  public ImageRef {
    Objects.requireNonNull(id);
    Objects.requireNonNull(format);
    Objects.requireNonNull(location);
    Objects.requireNonNull(sha256);
  }
}
