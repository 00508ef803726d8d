package org.nephos.rest.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/**
 * How fast one person may ask: a bucket of tokens each, so that an honest burst passes and a loop
 * gone wild slows down. Counted per node.
 */
@ApplicationScoped
public class RequestLimits {
  private static final int MOST_PEOPLE = 100_000;

  private int burst;
  private int rate;
  private Cache<UUID, Bucket> buckets;

  /** For the container's proxy. */
  protected RequestLimits() {}

  /** Made by the container. */
  @Inject
  public RequestLimits(ApiSettings settings) {
    this.burst = settings.burst();
    this.rate = settings.rate();
    // A bucket untouched for so long is full again, so forgetting it changes nothing.
    Duration refilled = Duration.ofSeconds((long) burst / rate + 60);
    this.buckets =
        Caffeine.newBuilder().maximumSize(MOST_PEOPLE).expireAfterAccess(refilled).build();
  }

  /**
   * Counts one request.
   *
   * @return 0 when it may go on, else after how many seconds to try again, at least 1
   */
  public long count(UUID person) {
    ConsumptionProbe probe = buckets.get(person, unused -> full()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return 0;
    }
    return Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
        .build();
  }
}
