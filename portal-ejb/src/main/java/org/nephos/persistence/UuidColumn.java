package org.nephos.persistence;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Reads an id column of a native query; H2 tells Hibernate that it is binary. */
public final class UuidColumn {
  private UuidColumn() {}

  /**
   * @return null for null
   */
  public static UUID read(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof UUID id) {
      return id;
    }
    if (value instanceof byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new UUID(buffer.getLong(), buffer.getLong());
    }
    throw new IllegalArgumentException("not an id: " + value.getClass());
  }
}
