package org.nephos.monitoring;

import java.util.function.ToLongFunction;
import org.nephos.driver.GuestSample;

/**
 * What is counted of a guest, in bytes; in the order of the words, for that is the order in which
 * rows of counters are locked.
 */
enum CounterMeter {
  DISK_IO("instance.diskIo", sample -> sample.readBytes() + sample.writtenBytes()),
  NETWORK_OUT("instance.networkOut", GuestSample::txBytes);

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
