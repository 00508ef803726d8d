package org.nephos.rest.text;

/** What may pass as text: databases and other readers choke on the rest. */
public final class Text {
  private Text() {}

  /** Whether there is neither a NUL nor half a surrogate pair in it. */
  public static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
