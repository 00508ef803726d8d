package org.nephos.driver.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;

/**
 * A journal in a file: one JSON object in ASCII on each line. A line without its line feed was cut
 * off by the death of the process and never confirmed to anybody, so it is ignored.
 */
final class JournalFile implements Journal {

  /** ASCII only, so that any text survives, unpaired surrogates too. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Path path;
  private final FileChannel lockChannel;
  private final FileLock lock;
  private final Object appending = new Object();

  // Not a FileChannel: an interrupt of a caller's thread would close it for everybody.
  private RandomAccessFile file;
  private long length;
  private boolean torn;
  private boolean closed;

  private JournalFile(Path path, FileChannel lockChannel, FileLock lock) {
    this.path = path;
    this.lockChannel = lockChannel;
    this.lock = lock;
  }

  /**
   * Opens a journal, alone: replays what it holds, then rewrites it to the state that this gave.
   *
   * @param replay takes each change in its order
   * @param state asked after the replay: the changes that lead to the same state
   * @throws IllegalStateException when another process or driver has it, or a line is damaged
   */
  static JournalFile open(Path path, Consumer<Change> replay, Supplier<Stream<Change>> state) {
    JournalFile journal = null;
    try {
      Path absolute = path.toAbsolutePath();
      Files.createDirectories(absolute.getParent());
      journal = locked(absolute);
      journal.read(replay);
      journal.compact(state);
      journal.file = new RandomAccessFile(absolute.toFile(), "rw");
      journal.length = journal.file.length();
      journal.file.seek(journal.length);
      return journal;
    } catch (IOException e) {
      closeAfter(journal, e);
      throw new UncheckedIOException("The simulator's journal cannot be used: " + path, e);
    } catch (RuntimeException e) {
      closeAfter(journal, e);
      throw e;
    }
  }

  private static void closeAfter(JournalFile journal, Exception cause) {
    if (journal == null) {
      return;
    }
    try {
      journal.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** The lock is a file of its own, since compaction replaces the journal. */
  private static JournalFile locked(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolveSibling(path.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new JournalFile(path, channel, lock);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(path, e);
    }
    channel.close();
    throw inUse(path, null);
  }

  private static IllegalStateException inUse(Path path, Exception cause) {
    return new IllegalStateException("The simulator's journal is in use: " + path, cause);
  }

  private void read(Consumer<Change> replay) throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    boolean lastIsWhole = endsWithLineFeed();
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      long number = 0;
      String line = reader.readLine();
      while (line != null) {
        number++;
        String next = reader.readLine();
        if (next != null || lastIsWhole) {
          replay.accept(parsed(line, number));
        }
        line = next;
      }
    }
  }

  private boolean endsWithLineFeed() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
      if (bytes.length() == 0) {
        return false;
      }
      bytes.seek(bytes.length() - 1);
      return bytes.read() == '\n';
    }
  }

  private Change parsed(String line, long number) {
    try {
      return JSON.readValue(line, Change.class);
    } catch (JsonProcessingException e) {
      // The cause may quote the line, and with it a tenant's user data.
      throw new IllegalStateException(
          "The simulator's journal is damaged at line "
              + number
              + "; move it away to begin with an empty cloud: "
              + path);
    }
  }

  private void compact(Supplier<Stream<Change>> state) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (Files.getFileStore(path.getParent()).supportsFileAttributeView("posix")) {
      // Specifications hold user data, which may be secret.
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (FileOutputStream bytes = new FileOutputStream(fresh.toFile());
        OutputStream out = new BufferedOutputStream(bytes, 1 << 16)) {
      for (Change change : (Iterable<Change>) state.get()::iterator) {
        out.write(line(change));
      }
      out.flush();
      bytes.getFD().sync();
    }
    try {
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] line(Change change) throws JsonProcessingException {
    // Through a String: only Jackson's character writer escapes unpaired surrogates.
    return (JSON.writerFor(Change.class).writeValueAsString(change) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void append(Change change) {
    try {
      byte[] line = line(change);
      synchronized (appending) {
        if (closed) {
          throw new DriverException(FailureKind.UNREACHABLE, "The simulator is closed.");
        }
        if (torn) {
          // Half a line in the middle would make the rest unreadable.
          file.setLength(length);
          file.seek(length);
        }
        torn = true;
        file.write(line);
        length += line.length;
        torn = false;
      }
    } catch (IOException e) {
      throw new DriverException(
          FailureKind.INTERNAL, "The simulator's journal cannot be written: " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      synchronized (appending) {
        if (closed) {
          return;
        }
        closed = true;
        if (file != null) {
          file.close();
        }
      }
      lock.release();
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator's journal cannot be closed: " + path, e);
    }
  }
}
