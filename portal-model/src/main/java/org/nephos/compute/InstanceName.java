package org.nephos.compute;

/** Names of instances that are made together, such as {@code web-1}, {@code web-2}. */
public final class InstanceName {
  /** How long a name may be. */
  public static final int LONGEST = 63;

  private InstanceName() {}

  /** The name with a number behind it, shortened where both are too long together. */
  public static String numbered(String name, long number) {
    String suffix = "-" + number;
    int end = Math.min(name.length(), LONGEST - suffix.length());
    if (end < name.length() && Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + suffix;
  }
}
