package org.nephos.driver.libvirt.raw;

import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;

/** Reads libvirt's array of named values, {@code virTypedParameter}. */
final class TypedParameters {
  /** A name of 80 bytes, a 4 byte type, 4 bytes of padding, and a value of 8 bytes. */
  private static final int SIZE = 96;

  private static final int TYPE_OFFSET = 80;
  private static final int VALUE_OFFSET = 88;

  private static final int INT = 1;
  private static final int UINT = 2;
  private static final int LLONG = 3;
  private static final int ULLONG = 4;
  private static final int BOOLEAN = 6;

  private TypedParameters() {}

  /** All whole numbers and truth values (as 0 and 1) by name; other types are left out. */
  static Map<String, Long> numbers(Pointer array, int count) {
    Map<String, Long> numbers = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long at = (long) i * SIZE;
      String name = array.getString(at);
      switch (array.getInt(at + TYPE_OFFSET)) {
        case INT -> numbers.put(name, (long) array.getInt(at + VALUE_OFFSET));
        case UINT -> numbers.put(name, Integer.toUnsignedLong(array.getInt(at + VALUE_OFFSET)));
        case LLONG, ULLONG -> numbers.put(name, array.getLong(at + VALUE_OFFSET));
        case BOOLEAN -> numbers.put(name, (long) array.getByte(at + VALUE_OFFSET));
        default -> {
          // Fractions and texts carry nothing that is metered.
        }
      }
    }
    return numbers;
  }
}
