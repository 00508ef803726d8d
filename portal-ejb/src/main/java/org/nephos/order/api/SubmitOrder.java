package org.nephos.order.api;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * An order of instances.
 *
 * @param project where they shall live and whose quota they use
 * @param name 1 to 63 letters, digits, marks, spaces and {@code ._-}, beginning with a letter or
 *     digit; need not be unique. With a count above 1, members get {@code -1}, {@code -2}, …
 * @param flavor the size
 * @param image what the root disk is a clone of
 * @param zone where; null lets placement choose
 * @param count 1 to 100; all or nothing
 * @param network null for the shared default network
 * @param keypair null for none
 * @param userData at most 65,536 bytes of UTF-8; null for none
 * @param tags at most 50; keys and values of at most 128 characters; never null
 * @param onQuotaExceeded whether to wait for room instead of being refused
 * @param reason why it is wanted, at most 1,000 characters, for those who have to approve it; null
 *     for none
 */
public record SubmitOrder(
    @Names(ResourceKind.PROJECT) UUID project,
    String name,
    UUID flavor,
    UUID image,
    String zone,
    int count,
    UUID network,
    UUID keypair,
    String userData,
    Map<String, String> tags,
    Duration lease,
    OnQuotaExceeded onQuotaExceeded,
    String reason) {

  /** What shall happen when the quota is too small. */
  public enum OnQuotaExceeded {
    REFUSE,
    WAIT
  }

  /** Keeps user data out of logs. */
  @Override
  public String toString() {
    return "SubmitOrder[project=" + project + ", name=" + name + ", count=" + count + "]";
  }
}
