package org.nephos.driver.libvirt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.nephos.driver.FailureKind;

/** Moves a volume's content over the connection. */
final class VolumeStream {
  /** Below what a packet of libvirt's protocol holds. */
  private static final int CHUNK = 128 * 1024;

  private VolumeStream() {}

  /** Writes so many bytes of the content to the start of a volume. */
  static void upload(HostCall call, StorageVol volume, long bytes, InputStream content)
      throws LibvirtException {
    Stream stream = open(call);
    try {
      volume.upload(stream, 0, bytes, 0);
      for (byte[] chunk = read(call, content); chunk.length > 0; chunk = read(call, content)) {
        call.check();
        int sent = 0;
        while (sent < chunk.length) {
          byte[] rest = sent == 0 ? chunk : Arrays.copyOfRange(chunk, sent, chunk.length);
          sent += stream.send(rest);
        }
      }
      stream.finish();
    } catch (LibvirtException | RuntimeException e) {
      abort(stream, e);
      throw e;
    } finally {
      stream.free();
    }
  }

  /** Reads at most so many bytes of a volume from an offset. */
  static byte[] download(HostCall call, StorageVol volume, long offset, int bytes)
      throws LibvirtException {
    Stream stream = open(call);
    try {
      volume.download(stream, offset, bytes, 0);
      ByteArrayOutputStream content = new ByteArrayOutputStream(bytes);
      byte[] chunk = new byte[CHUNK];
      for (int count = stream.receive(chunk); count > 0; count = stream.receive(chunk)) {
        call.check();
        content.write(chunk, 0, count);
      }
      stream.finish();
      return content.toByteArray();
    } catch (LibvirtException | RuntimeException e) {
      abort(stream, e);
      throw e;
    } finally {
      stream.free();
    }
  }

  private static Stream open(HostCall call) throws LibvirtException {
    return call.session().connection().streamNew(0);
  }

  private static byte[] read(HostCall call, InputStream content) {
    try {
      return content.readNBytes(CHUNK);
    } catch (IOException e) {
      throw call.failure(FailureKind.INTERNAL, "the image cannot be read: " + e.getMessage());
    }
  }

  private static void abort(Stream stream, Exception reason) {
    try {
      stream.abort();
    } catch (LibvirtException e) {
      reason.addSuppressed(e);
    }
  }
}
