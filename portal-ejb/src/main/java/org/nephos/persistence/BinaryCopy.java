package org.nephos.persistence;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/**
 * New rows of a table by PostgreSQL's {@code COPY} in its binary form. The database takes rows in
 * while more of them are made, parses no text, and is asked once however many there are; keys and
 * checks hold as for {@code INSERT}. Values are given in the order of the columns, and each must be
 * of its column's very type, since nothing is converted. Part of the connection's transaction, and
 * nothing else may be done on the connection until it is closed; what was refused is told then at
 * the latest.
 */
public final class BinaryCopy implements AutoCloseable {
  /** Signature, flags, and the length of what may follow them. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final short END = -1;
  private static final int NULL = -1;
  private static final int PIECE = 1 << 16;

  /** PostgreSQL counts microseconds from here. */
  private static final long YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private final CopyIn copy;
  private final short columns;
  private ByteBuffer waiting = ByteBuffer.allocate(PIECE);

  /**
   * Begins.
   *
   * @param connection one of which {@link #isFor} is true
   * @param table our own word, as are the columns
   */
  public BinaryCopy(Connection connection, String table, List<String> columns) throws SQLException {
    this.columns = (short) columns.size();
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy "
                    + table
                    + " ("
                    + String.join(", ", columns)
                    + ") from stdin (format binary)");
    waiting.put(HEADER);
  }

  /** Whether this is a connection to PostgreSQL. */
  public static boolean isFor(Connection connection) throws SQLException {
    return connection.isWrapperFor(PGConnection.class);
  }

  /** Begins a row; a value for each column follows. */
  public BinaryCopy row() throws SQLException {
    room(Short.BYTES).putShort(columns);
    return this;
  }

  /** A {@code uuid}, or null. */
  public BinaryCopy uuid(UUID value) throws SQLException {
    if (value == null) {
      return none();
    }
    begin(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  /** A {@code varchar}, {@code char} or {@code text}, or null. */
  public BinaryCopy text(String value) throws SQLException {
    return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A {@code timestamp with time zone}, or null; what is finer than a microsecond is cut off. */
  public BinaryCopy time(Instant value) throws SQLException {
    if (value == null) {
      return none();
    }
    begin(Long.BYTES)
        .putLong((value.getEpochSecond() - YEAR_2000) * 1_000_000 + value.getNano() / 1000);
    return this;
  }

  /** A {@code bigint}. */
  public BinaryCopy int8(long value) throws SQLException {
    begin(Long.BYTES).putLong(value);
    return this;
  }

  /** An {@code integer}. */
  public BinaryCopy int4(int value) throws SQLException {
    begin(Integer.BYTES).putInt(value);
    return this;
  }

  /** A {@code smallint}. */
  public BinaryCopy int2(int value) throws SQLException {
    begin(Short.BYTES).putShort((short) value);
    return this;
  }

  /** A {@code numeric}, or null; the column rounds it to its scale. */
  public BinaryCopy numeric(BigDecimal value) throws SQLException {
    if (value == null) {
      return none();
    }
    return bytes(ByteConverter.numeric(value.scale() < 0 ? value.setScale(0) : value));
  }

  private BinaryCopy none() throws SQLException {
    room(Integer.BYTES).putInt(NULL);
    return this;
  }

  private BinaryCopy bytes(byte[] value) throws SQLException {
    begin(value.length).put(value);
    return this;
  }

  private ByteBuffer begin(int length) throws SQLException {
    return room(Integer.BYTES + length).putInt(length);
  }

  private ByteBuffer room(int length) throws SQLException {
    if (waiting.remaining() < length) {
      send();
      if (waiting.capacity() < length) {
        waiting = ByteBuffer.allocate(length);
      }
    }
    return waiting;
  }

  private void send() throws SQLException {
    copy.writeToCopy(waiting.array(), 0, waiting.position());
    waiting.clear();
  }

  /** Sends what waits, and waits until all of it is there. */
  @Override
  public void close() throws SQLException {
    try {
      room(Short.BYTES).putShort(END);
      send();
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
