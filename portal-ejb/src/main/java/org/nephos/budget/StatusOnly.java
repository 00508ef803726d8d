package org.nephos.budget;

import java.nio.ByteBuffer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;

/** Takes an answer to its end, and keeps nothing of it but the status. */
final class StatusOnly extends AbstractBinResponseConsumer<Integer> {
  private static final int PIECE = 8_192;

  private int status;

  @Override
  protected void start(HttpResponse response, ContentType type) {
    status = response.getCode();
  }

  @Override
  protected int capacityIncrement() {
    return PIECE;
  }

  @Override
  protected void data(ByteBuffer source, boolean isLast) {
    source.position(source.limit());
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
