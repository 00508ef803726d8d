package org.nephos.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.ImageRef;

class ImageFileTest {
  @TempDir Path folder;

  @Test
  void aPlainQcow2FileTellsTheSizeOfItsDisk() throws Exception {
    assertThat(ImageFile.of(qcow2(header())).virtualBytes()).isEqualTo(1L << 30);
  }

  @Test
  void aFileThatReadsFromAnotherIsRefused() throws Exception {
    refused(header().putLong(8, 104), "backing");
  }

  @Test
  void aFileThatKeepsItsDataElsewhereIsRefused() throws Exception {
    refused(header().putLong(72, 4), "elsewhere");
  }

  @Test
  void anEncryptedFileIsRefused() throws Exception {
    refused(header().putInt(32, 1), "encrypted");
  }

  @Test
  void somethingElseIsNotTakenForQcow2() throws Exception {
    refused(header().putInt(0, 0x7f454c46), "not a qcow2");
    refused(ByteBuffer.allocate(20).putInt(0, 0x514649FB).putInt(4, 3), "whole");
  }

  @Test
  void aRawImageIsItsOwnSizeAndIsNeverLookedInto() throws Exception {
    Path file = write(header().putLong(8, 104));
    ImageFile raw = ImageFile.of(new ImageRef(UUID.randomUUID(), "raw", file.toString(), ""));
    assertThat(raw.virtualBytes()).isEqualTo(Files.size(file));
  }

  @Test
  void aFileThatIsNotThereIsNotFound() {
    for (String path : new String[] {"/nonexistent", "relative", folder.toString()}) {
      DriverException failure =
          catchThrowableOfType(
              DriverException.class,
              () -> ImageFile.of(new ImageRef(UUID.randomUUID(), "qcow2", path, "")));
      assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
    }
  }

  private void refused(ByteBuffer header, String why) throws Exception {
    ImageRef image = qcow2(header);
    DriverException failure =
        catchThrowableOfType(DriverException.class, () -> ImageFile.of(image));
    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
    assertThat(failure).hasMessageContaining(why);
  }

  private ImageRef qcow2(ByteBuffer header) throws Exception {
    return new ImageRef(UUID.randomUUID(), "qcow2", write(header).toString(), "");
  }

  private Path write(ByteBuffer content) throws Exception {
    Path file = Files.createTempFile(folder, "image", ".img");
    byte[] bytes = new byte[content.limit()];
    content.get(0, bytes);
    Files.write(file, bytes);
    return file;
  }

  private static ByteBuffer header() {
    return ByteBuffer.allocate(512)
        .putInt(0, 0x514649FB)
        .putInt(4, 3)
        .putInt(20, 16)
        .putLong(24, 1L << 30);
  }
}
