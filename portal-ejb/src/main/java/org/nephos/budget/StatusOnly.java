package org.nephos.budget;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Takes an answer to its end, or as much as an answer has at most, and keeps nothing of it but the
 * status.
 */
final class StatusOnly extends AbstractBinResponseConsumer<Integer> {
  /** How many bytes of an answer are read over before the connection is closed. */
  static final int LONGEST = 65_536;

  private static final int PIECE = 8_192;

  /** The answer has a status and no end that is worth waiting for. */
  static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private Enough(int status) {
      super("the answer goes on after " + LONGEST + " bytes");
      this.status = status;
    }

    /** What it began with. */
    int status() {
      return status;
    }
  }

  private int status;
  private int taken;

  @Override
  protected void start(HttpResponse response, ContentType type) {
    status = response.getCode();
  }

  @Override
  protected int capacityIncrement() {
    return PIECE;
  }

  @Override
  protected void data(ByteBuffer source, boolean isLast) throws IOException {
    taken += source.remaining();
    source.position(source.limit());
    if (taken > LONGEST) {
      throw new Enough(status);
    }
  }

  @Override
  protected Integer buildResult() {
    return status;
  }

  @Override
  public void releaseResources() {
    // It holds none.
  }
}
