package org.nephos.driver.libvirt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;

/**
 * A small ISO 9660 file system with the Joliet extension: some files in one folder. That is all
 * that a seed needs, and the libraries that write CD images bring a dozen others along. The same
 * files give the same bytes: it carries no time.
 */
final class IsoImage {
  private static final int SECTOR = 2048;
  private static final int PRIMARY = 16;
  private static final int JOLIET = 17;
  private static final int TERMINATOR = 18;
  private static final int PATHS = 19;
  private static final int PRIMARY_ROOT = 23;
  private static final int JOLIET_ROOT = 24;
  private static final int FIRST_FILE = 25;

  /** Some who look for a label (busybox) do not look into a volume that is smaller than this. */
  private static final int LEAST_SECTORS = 64;

  /** A folder's entry without its name; the name begins where it ends. */
  private static final int ENTRY = 33;

  private static final int PATH_TABLE_BYTES = 10;
  private static final int FOLDER = 2;
  private static final byte[] SELF = {0};
  private static final byte[] PARENT = {1};

  private final String label;
  private final SortedMap<String, byte[]> files;
  private final ByteBuffer image;

  private IsoImage(String label, SortedMap<String, byte[]> files) {
    this.label = label;
    this.files = files;
    int sectors = FIRST_FILE;
    for (byte[] content : files.values()) {
      sectors += sectors(content);
    }
    image = ByteBuffer.allocate(Math.max(sectors, LEAST_SECTORS) * SECTOR);
  }

  /**
   * Writes an image.
   *
   * @param label the volume's label, at most 16 ASCII characters
   * @param files contents by name; names of a few ASCII characters, so that one sector lists all
   */
  static byte[] of(String label, SortedMap<String, byte[]> files) {
    IsoImage iso = new IsoImage(label, files);
    iso.descriptor(PRIMARY, 1, StandardCharsets.US_ASCII, PRIMARY_ROOT, PATHS);
    iso.descriptor(JOLIET, 2, StandardCharsets.UTF_16BE, JOLIET_ROOT, PATHS + 2);
    iso.terminator();
    iso.pathTable(PATHS, PRIMARY_ROOT, ByteOrder.LITTLE_ENDIAN);
    iso.pathTable(PATHS + 1, PRIMARY_ROOT, ByteOrder.BIG_ENDIAN);
    iso.pathTable(PATHS + 2, JOLIET_ROOT, ByteOrder.LITTLE_ENDIAN);
    iso.pathTable(PATHS + 3, JOLIET_ROOT, ByteOrder.BIG_ENDIAN);
    iso.folder(PRIMARY_ROOT, StandardCharsets.US_ASCII);
    iso.folder(JOLIET_ROOT, StandardCharsets.UTF_16BE);
    iso.contents();
    return iso.image.array();
  }

  private void descriptor(int sector, int type, Charset charset, int root, int paths) {
    int start = sector * SECTOR;
    at(start).put((byte) type).put("CD001".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    padded(start + 8, 32, "", charset);
    padded(start + 40, 32, label, charset);
    both32(start + 80, image.capacity() / SECTOR);
    if (type == 2) {
      // The escape sequence that says "UCS-2, level 3".
      at(start + 88).put("%/E".getBytes(StandardCharsets.US_ASCII));
    }
    both16(start + 120, 1);
    both16(start + 124, 1);
    both16(start + 128, SECTOR);
    both32(start + 132, PATH_TABLE_BYTES);
    at(start + 140).order(ByteOrder.LITTLE_ENDIAN).putInt(paths);
    at(start + 148).order(ByteOrder.BIG_ENDIAN).putInt(paths + 1);
    entry(start + 156, root, SECTOR, FOLDER, SELF);
    for (int field = 190; field < 702; field += 128) {
      padded(start + field, 128, "", charset);
    }
    for (int field = 702; field < 813; field += 37) {
      padded(start + field, 37, "", charset);
    }
    for (int field = 813; field < 881; field += 17) {
      noTime(start + field);
    }
    at(start + 881).put((byte) 1);
  }

  private void terminator() {
    at(TERMINATOR * SECTOR)
        .put((byte) 255)
        .put("CD001".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1);
  }

  private void pathTable(int sector, int root, ByteOrder order) {
    at(sector * SECTOR).order(order).put((byte) 1).put((byte) 0).putInt(root).putShort((short) 1);
  }

  private void folder(int sector, Charset charset) {
    int at = sector * SECTOR;
    at += entry(at, sector, SECTOR, FOLDER, SELF);
    at += entry(at, sector, SECTOR, FOLDER, PARENT);
    int content = FIRST_FILE;
    for (var file : files.entrySet()) {
      at += entry(at, content, file.getValue().length, 0, name(file.getKey(), charset));
      content += sectors(file.getValue());
    }
  }

  private void contents() {
    int sector = FIRST_FILE;
    for (byte[] content : files.values()) {
      at(sector * SECTOR).put(content);
      sector += sectors(content);
    }
  }

  /** Linux shows a plain name in small letters and without what follows its dot. */
  private static byte[] name(String name, Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII)
        ? (name.toUpperCase(Locale.ROOT) + ".;1").getBytes(charset)
        : name.getBytes(charset);
  }

  private int entry(int start, int sector, int bytes, int flags, byte[] name) {
    int length = ENTRY + name.length + (name.length % 2 == 0 ? 1 : 0);
    at(start).put((byte) length);
    both32(start + 2, sector);
    both32(start + 10, bytes);
    // The first day of 1970: a day and a month are never zero.
    at(start + 18).put(new byte[] {70, 1, 1, 0, 0, 0, 0}).put((byte) flags);
    both16(start + 28, 1);
    at(start + 32).put((byte) name.length).put(name);
    return length;
  }

  private void padded(int start, int length, String text, Charset charset) {
    byte[] space = " ".getBytes(charset);
    for (int i = 0; i + space.length <= length; i += space.length) {
      at(start + i).put(space);
    }
    at(start).put(text.getBytes(charset));
  }

  private void noTime(int start) {
    at(start).put("0000000000000000".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
  }

  /** A number in both byte orders, as the standard has it. */
  private void both32(int start, int value) {
    at(start).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    at(start + 4).order(ByteOrder.BIG_ENDIAN).putInt(value);
  }

  private void both16(int start, int value) {
    at(start).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value);
    at(start + 2).order(ByteOrder.BIG_ENDIAN).putShort((short) value);
  }

  private ByteBuffer at(int position) {
    return image.position(position);
  }

  private static int sectors(byte[] content) {
    return (content.length + SECTOR - 1) / SECTOR;
  }
}
