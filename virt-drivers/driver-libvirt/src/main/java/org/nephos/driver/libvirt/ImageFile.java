package org.nephos.driver.libvirt;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.ImageRef;

/**
 * An image's file on the portal's machine, looked at before it goes to a host.
 *
 * @param path where it is
 * @param bytes its length
 * @param virtualBytes the size of the disk that it holds
 */
record ImageFile(Path path, long bytes, long virtualBytes) {
  private static final int MAGIC = 0x514649FB;
  private static final long EXTERNAL_DATA_FILE = 1L << 2;

  /**
   * Looks at an image's file. A qcow2 file that names another file (to read from, or to keep its
   * data in) is refused: on the host it would show its guest whatever lies under that name.
   *
   * @throws DriverException {@code NOT_FOUND} when there is no such file; {@code INVALID} when it
   *     is not what it is said to be
   */
  static ImageFile of(ImageRef image) {
    Path path = Path.of(image.location());
    if (!path.isAbsolute() || !Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new DriverException(
          FailureKind.NOT_FOUND, "the file of image " + image.id() + " is not there");
    }
    try {
      long bytes = Files.size(path);
      long virtual = image.format().equals("qcow2") ? qcow2Size(path) : bytes;
      return new ImageFile(path, bytes, virtual);
    } catch (IOException e) {
      throw new DriverException(
          FailureKind.NOT_FOUND, "the file of image " + image.id() + " cannot be read", e);
    }
  }

  private static long qcow2Size(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path);
        DataInputStream header = new DataInputStream(file)) {
      require(header.readInt() == MAGIC, "not a qcow2 file");
      int version = header.readInt();
      require(version == 2 || version == 3, "not a version of qcow2 that is known here");
      require(header.readLong() == 0, "a qcow2 file with a backing file");
      header.skipNBytes(8);
      long size = header.readLong();
      require(size > 0, "a qcow2 file without a size");
      require(header.readInt() == 0, "an encrypted qcow2 file");
      header.skipNBytes(36);
      if (version == 3) {
        require(
            (header.readLong() & EXTERNAL_DATA_FILE) == 0, "a qcow2 file with its data elsewhere");
      }
      return size;
    } catch (EOFException e) {
      throw new DriverException(FailureKind.INVALID, "the image is no whole qcow2 file", e);
    }
  }

  private static void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new DriverException(FailureKind.INVALID, "the image is " + otherwise);
    }
  }
}
