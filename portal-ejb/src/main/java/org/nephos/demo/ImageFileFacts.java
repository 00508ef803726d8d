package org.nephos.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.nephos.digest.Sha256;

/**
 * An image's file as it lies there now.
 *
 * @param location absolute
 * @param sha256 lower-case hexadecimal
 */
record ImageFileFacts(String location, long sizeBytes, String sha256) {

  /** Reads the whole file. */
  static ImageFileFacts of(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    long size;
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      size = in.transferTo(OutputStream.nullOutputStream());
    }
    return new ImageFileFacts(
        file.toAbsolutePath().toString(), size, HexFormat.of().formatHex(digest.digest()));
  }
}
