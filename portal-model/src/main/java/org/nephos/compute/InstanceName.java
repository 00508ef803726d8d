package org.nephos.compute;

/** Names of instances that are made together, such as {@code web-1}, {@code web-2}. */
public final class InstanceName {
  private static final int LONGEST = 63;

  private InstanceName() {}

  /** Whether a name is too long. Letters count, however many characters each takes. */
  public static boolean isTooLong(String name) {
    return length(name) > LONGEST;
  }

  private static int length(String name) {
    return name.codePointCount(0, name.length());
  }

  /** The name with a number behind it, shortened where both are too long together. */
  public static String numbered(String name, long number) {
    String suffix = "-" + number;
    int kept = Math.min(length(name), LONGEST - suffix.length());
    return name.substring(0, name.offsetByCodePoints(0, kept)) + suffix;
  }
}
