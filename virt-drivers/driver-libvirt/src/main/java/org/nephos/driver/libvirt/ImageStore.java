package org.nephos.driver.libvirt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.StorageVolInfo;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.ImageRef;

/**
 * Images on a host, as volumes that root disks are clones of.
 *
 * <p>libvirt cannot rename a volume, so an image is made final by a second one: the content goes to
 * {@code image-<id>-<n>.data}, n being of this upload alone, and only when it is there to the last
 * byte, {@code image-<id>-<n>.ready} is made beside it: an empty sparse volume that is as long as
 * the disk that the image holds. Data without it is half an upload, whoever it was that died;
 * nobody takes it for an image, and it is removed when it is old.
 */
final class ImageStore {
  private static final System.Logger LOG = System.getLogger(ImageStore.class.getName());
  private static final String DATA = ".data";
  private static final String READY = ".ready";

  /** Data of an upload that has not grown for so long has been given up by whoever sent it. */
  private static final double OLD_SECONDS = 3_600;

  private final Volumes volumes;

  ImageStore(Volumes volumes) {
    this.volumes = volumes;
  }

  private record Known(UUID id, String format) {}

  /** An image that is whole on the host; empty when it is not there, or not yet. */
  Optional<ImageOnHost> find(HostCall call, ImageRef image) {
    Known key = new Known(image.id(), image.format());
    ImageOnHost known = call.session().fact(key, ImageOnHost.class);
    if (known != null) {
      return Optional.of(known);
    }
    List<String> names = volumes.names(call);
    return names.stream()
        .filter(name -> name.startsWith(prefix(image)) && name.endsWith(READY))
        .sorted()
        .map(name -> name.substring(0, name.length() - READY.length()))
        .filter(name -> names.contains(name + DATA))
        .findFirst()
        .flatMap(name -> whole(call, name, image))
        .map(
            found -> {
              call.session().learn(key, found);
              return found;
            });
  }

  /** Makes the next use look again. */
  void forget(HostCall call, ImageRef image) {
    call.session().forget(new Known(image.id(), image.format()));
  }

  /**
   * Brings an image to the host, unless it is there. Takes as long as it takes.
   *
   * @throws DriverException as {@link ImageFile#of}; {@code INVALID} when the digest is another
   */
  void bring(HostCall call, ImageRef image) {
    if (find(call, image).isPresent()) {
      return;
    }
    ImageFile file = ImageFile.of(image);
    String name = prefix(image) + UUID.randomUUID().toString().substring(0, 8);
    volumes.createRaw(call, name + DATA, file.bytes());
    try {
      send(call, name + DATA, image, file);
      removeOld(call, image, name);
      volumes.createRaw(call, name + READY, file.virtualBytes());
    } catch (DriverException e) {
      delete(call, name + DATA, e);
      throw e;
    }
    LOG.log(Level.INFO, "{0}: image {1} is there", call.host().name(), image.id());
  }

  private static String prefix(ImageRef image) {
    return "image-" + image.id() + "-";
  }

  private Optional<ImageOnHost> whole(HostCall call, String name, ImageRef image) {
    Optional<StorageVolInfo> ready = volumes.info(call, name + READY);
    return ready.map(info -> new ImageOnHost(name + DATA, image.format(), info.capacity));
  }

  private void send(HostCall call, String volume, ImageRef image, ImageFile file) {
    MessageDigest digest = sha256();
    try (InputStream content =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file.path())), digest)) {
      volumes.upload(call, volume, file.bytes(), content);
    } catch (IOException e) {
      throw new DriverException(
          FailureKind.NOT_FOUND, "the file of image " + image.id() + " cannot be read", e);
    }
    String sent = HexFormat.of().formatHex(digest.digest());
    if (!image.sha256().isEmpty() && !image.sha256().equals(sent)) {
      throw new DriverException(
          FailureKind.INVALID, "the file of image " + image.id() + " is not what was imported");
    }
  }

  /** Removes what others left half done; an hour by the host's own clock is old. */
  private void removeOld(HostCall call, ImageRef image, String own) {
    double now = changed(call, own + DATA).orElse(0.0);
    List<String> names = volumes.names(call);
    for (String name : names) {
      boolean half =
          name.startsWith(prefix(image))
              && name.endsWith(DATA)
              && !names.contains(name.substring(0, name.length() - DATA.length()) + READY);
      if (half && changed(call, name).filter(at -> now - at > OLD_SECONDS).isPresent()) {
        volumes.delete(call, name);
      }
    }
  }

  /** When a volume was last written, in seconds by the host's clock. */
  private Optional<Double> changed(HostCall call, String name) {
    return volumes
        .description(call, name)
        .flatMap(volume -> volume.first("target", "timestamps", "mtime"))
        .map(mtime -> Double.valueOf(mtime.text()));
  }

  private void delete(HostCall call, String name, DriverException reason) {
    try {
      volumes.delete(call, name);
    } catch (DriverException e) {
      reason.addSuppressed(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK lacks SHA-256", e);
    }
  }
}
