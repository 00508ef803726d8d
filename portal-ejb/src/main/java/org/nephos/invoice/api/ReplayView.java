package org.nephos.invoice.api;

import java.util.List;
import java.util.UUID;

/**
 * An invoice worked out again.
 *
 * @param isIdentical whether the canonical forms are the same, byte for byte
 * @param issuedDigest SHA-256 of what was issued
 * @param replayedDigest SHA-256 of what was worked out now
 * @param differences what differs, in words; empty when nothing does
 */
public record ReplayView(
    UUID invoice,
    boolean isIdentical,
    String issuedDigest,
    String replayedDigest,
    List<Difference> differences) {
  public ReplayView {
    differences = List.copyOf(differences);
  }

  /**
   * @param at for example {@code item 3, amount}
   * @param issued null where it was not there
   * @param replayed null where it is not there
   */
  public record Difference(String at, String issued, String replayed) {}
}
