package org.nephos.quota.race;

import java.util.Map;
import java.util.UUID;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.QuotaExceededException;

/**
 * What came of one act, as it is told from node to node.
 *
 * @param order what was accepted; null when it was refused
 * @param type of the refusal
 * @param room what a refusal for quota said was left, or left for what waits
 * @param requested what a refusal for quota said was asked for
 * @param text anything else, for people
 */
record Outcome(UUID order, String type, Long room, Long requested, String text) {
  private static final String TOO_MUCH_WAITS = "too-much-waits";

  /** Something else was done. */
  static Outcome done() {
    return new Outcome(null, "done", null, null, "");
  }

  /** Something came out that never may. */
  static Outcome broken(String what) {
    return new Outcome(null, "broken", null, null, what);
  }

  static Outcome accepted(UUID order) {
    return new Outcome(order, null, null, null, "");
  }

  static Outcome of(RuntimeException failure) {
    if (failure instanceof QuotaExceededException full) {
      Map<String, Object> says = full.variables();
      return new Outcome(
          null,
          full.code(),
          number(says, "limit") - number(says, "used") - number(says, "reserved"),
          number(says, "requested"),
          full.getMessage());
    }
    if (failure instanceof ConflictException much && TOO_MUCH_WAITS.equals(much.code())) {
      Map<String, Object> says = much.variables();
      return new Outcome(
          null,
          much.code(),
          number(says, "share") - number(says, "waiting"),
          number(says, "requested"),
          much.getMessage());
    }
    String type = failure instanceof PortalException known ? known.code() : "broken";
    return new Outcome(null, type, null, null, failure.toString());
  }

  private static long number(Map<String, Object> says, String name) {
    return ((Number) says.get(name)).longValue();
  }

  boolean isAccepted() {
    return order != null;
  }

  /** Whether it was refused for quota, and by what it says itself there was no room. */
  boolean isFull() {
    return room != null && requested > room;
  }

  /** Whether it is an answer at all, and no fault of the portal's. */
  boolean isAnswer() {
    return isAccepted() || room == null ? !"broken".equals(type) : isFull();
  }
}
