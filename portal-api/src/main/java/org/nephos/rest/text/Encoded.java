package org.nephos.rest.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text of an address. */
public final class Encoded {
  private static final int HEX = 16;

  private Encoded() {}

  /** Whether every escape is one and all of them together are UTF-8. */
  public static boolean isReadable(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      } else if (i + 2 < raw.length()
          && Character.digit(raw.charAt(i + 1), HEX) >= 0
          && Character.digit(raw.charAt(i + 2), HEX) >= 0) {
        bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), HEX));
        i += 2;
      } else {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
