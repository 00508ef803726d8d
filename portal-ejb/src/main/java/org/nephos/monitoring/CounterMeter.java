package org.nephos.monitoring;

import java.util.function.ToLongFunction;
import org.nephos.driver.GuestSample;

/** What is counted of a guest, in bytes. */
enum CounterMeter {
  NETWORK_OUT("instance.networkOut", GuestSample::txBytes),
  DISK_IO("instance.diskIo", sample -> sample.readBytes() + sample.writtenBytes());

  private final String word;
  private final ToLongFunction<GuestSample> total;

  CounterMeter(String word, ToLongFunction<GuestSample> total) {
    this.word = word;
    this.total = total;
  }

  String word() {
    return word;
  }

  long of(GuestSample sample) {
    return total.applyAsLong(sample);
  }
}
