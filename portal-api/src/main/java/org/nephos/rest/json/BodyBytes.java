package org.nephos.rest.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.nephos.rest.problem.Problem;
import org.nephos.rest.problem.ProblemException;

/** Reads a body that may not be larger than a request of people ever is. */
final class BodyBytes {
  /** The largest body, in bytes; user data is far below it. */
  static final int MOST = 1024 * 1024;

  /**
   * How much of a body that is too large is still taken off the wire, in bytes: a caller that is
   * still sending would otherwise see a broken connection instead of the answer.
   */
  private static final long SWALLOWED = 128L * 1024 * 1024;

  private BodyBytes() {}

  /**
   * All of the body.
   *
   * @throws ProblemException 413 when it is too large
   */
  static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    int count;
    while ((count = in.read(buffer)) >= 0) {
      body.write(buffer, 0, count);
      if (body.size() > MOST) {
        swallow(in, buffer);
        throw new ProblemException(
            Problem.of(413, "too-large", "The body is larger than " + MOST + " bytes.")
                .member("limit", MOST));
      }
    }
    return body.toByteArray();
  }

  private static void swallow(InputStream in, byte[] buffer) {
    long left = SWALLOWED;
    try {
      int count;
      while (left > 0 && (count = in.read(buffer)) >= 0) {
        left -= count;
      }
    } catch (IOException e) {
      // Then the caller does not hear the answer; there is nobody else to tell.
      return;
    }
  }
}
