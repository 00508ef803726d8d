package org.nephos.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A key in a file that its owner alone reads: 32 random bytes in base64. Whoever needs it first
 * makes it.
 */
final class SecretKeyFile {
  /** Of AES-256. */
  static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretKeyFile() {}

  /** A key of which there is no file. */
  static byte[] random() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /**
   * The key in a file; it is made where there is none.
   *
   * @throws IllegalStateException when something else is in it
   * @throws UncheckedIOException when it cannot be read or made
   */
  static byte[] at(Path file) {
    if (!Files.exists(file)) {
      try {
        make(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return read(file);
  }

  /**
   * The key in a file that must be there.
   *
   * @throws IllegalStateException when something else is in it
   * @throws UncheckedIOException when it cannot be read
   */
  static byte[] read(Path file) {
    try {
      byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
      if (key.length == BYTES) {
        return key;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + " is no key of 32 bytes in base64", e);
    }
    throw new IllegalStateException(file + " is no key of 32 bytes in base64");
  }

  /** It appears as a whole, and the first of several that make it wins. */
  private static void make(Path file) throws IOException {
    Path whole =
        Files.createTempFile(
            file.getParent(),
            ".key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(whole, Base64.getEncoder().encodeToString(random()) + "\n");
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      // Another node or thread was first, and its key is the one.
    } finally {
      Files.delete(whole);
    }
  }
}
