package org.nephos.web.text;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** How a state looks beside its word: an icon and a tone, one table for all kinds of things. */
@Named("looks")
@ApplicationScoped
public class Looks {
  private static final Look UNKNOWN = new Look("idle", "pi-question-circle", false);

  private static final Map<String, Look> LOOKS =
      Map.ofEntries(
          entry("ACTIVE", new Look("ok", "pi-check-circle", false)),
          entry("UP", new Look("ok", "pi-check-circle", false)),
          entry("FULFILLED", new Look("ok", "pi-check-circle", false)),
          entry("DONE", new Look("ok", "pi-check-circle", false)),
          entry("APPROVED", new Look("ok", "pi-check-circle", false)),
          entry("done", new Look("ok", "pi-check-circle", false)),
          entry("ok", new Look("ok", "pi-check-circle", false)),
          entry("drift", new Look("bad", "pi-exclamation-circle", false)),
          entry("ACCEPTED", new Look("ok", "pi-check-circle", false)),
          entry("SENT", new Look("ok", "pi-check-circle", false)),
          entry("DROPPED", new Look("idle", "pi-times-circle", false)),
          entry("accepted", new Look("ok", "pi-check-circle", false)),
          entry("AUTOMATIC", new Look("ok", "pi-check-circle", false)),
          entry("APPROVAL", new Look("warn", "pi-clock", false)),
          entry("REFUSAL", new Look("bad", "pi-ban", false)),
          entry("WITHIN", new Look("ok", "pi-check-circle", false)),
          entry("NEAR", new Look("warn", "pi-exclamation-circle", false)),
          entry("FORECAST_OVER", new Look("warn", "pi-exclamation-circle", false)),
          entry("USED_UP", new Look("bad", "pi-exclamation-circle", false)),
          entry("DELIVERED", new Look("ok", "pi-check-circle", false)),
          entry("REQUESTED", new Look("info", "", true)),
          entry("BUILDING", new Look("info", "", true)),
          entry("PROVISIONING", new Look("info", "", true)),
          entry("RUNNING", new Look("info", "", true)),
          entry("DELETING", new Look("info", "", true)),
          entry("CLOSING", new Look("info", "", true)),
          entry("QUEUED", new Look("idle", "pi-hourglass", false)),
          entry("NEW", new Look("idle", "pi-hourglass", false)),
          entry("STOPPED", new Look("idle", "pi-stop-circle", false)),
          entry("SHELVED", new Look("idle", "pi-box", false)),
          entry("PAUSED", new Look("warn", "pi-pause-circle", false)),
          entry("RESIZED", new Look("warn", "pi-arrows-v", false)),
          entry("MAINTENANCE", new Look("warn", "pi-wrench", false)),
          entry("SUSPENDED", new Look("warn", "pi-pause-circle", false)),
          entry("PENDING", new Look("warn", "pi-clock", false)),
          entry("PENDING_APPROVAL", new Look("warn", "pi-clock", false)),
          entry("PENDING_QUOTA", new Look("warn", "pi-clock", false)),
          entry("approval", new Look("warn", "pi-clock", false)),
          entry("SOFT_DELETED", new Look("warn", "pi-undo", false)),
          entry("ERROR", new Look("bad", "pi-exclamation-circle", false)),
          entry("FAILED", new Look("bad", "pi-exclamation-circle", false)),
          entry("DEAD", new Look("bad", "pi-exclamation-circle", false)),
          entry("DOWN", new Look("bad", "pi-exclamation-circle", false)),
          entry("refused", new Look("bad", "pi-ban", false)),
          entry("REJECTED", new Look("bad", "pi-ban", false)),
          entry("DENIED", new Look("bad", "pi-ban", false)),
          entry("DRAFT", new Look("idle", "pi-file-edit", false)),
          entry("ISSUED", new Look("info", "pi-send", false)),
          entry("PARTLY_PAID", new Look("warn", "pi-chart-pie", false)),
          entry("PAID", new Look("ok", "pi-check-circle", false)),
          entry("CREDITED", new Look("idle", "pi-replay", false)),
          entry("OVERDUE", new Look("bad", "pi-exclamation-circle", false)),
          entry("CANCELLED", new Look("idle", "pi-times-circle", false)),
          entry("SUPERSEDED", new Look("idle", "pi-times-circle", false)),
          entry("REVOKED", new Look("bad", "pi-ban", false)),
          entry("DECLINED", new Look("bad", "pi-times-circle", false)),
          entry("EXPIRED", new Look("idle", "pi-clock", false)),
          entry("DELETED", new Look("idle", "pi-trash", false)),
          entry("CLOSED", new Look("idle", "pi-lock", false)),
          entry("PLANNED", new Look("info", "pi-calendar", false)),
          entry("IN_FORCE", new Look("ok", "pi-check-circle", false)),
          entry("ENDED", new Look("idle", "pi-history", false)),
          entry("OUT", new Look("info", "pi-arrow-up", false)),
          entry("IN", new Look("info", "pi-arrow-down", false)),
          entry("HOLD", new Look("idle", "pi-minus", false)),
          entry("REPLACE", new Look("warn", "pi-sync", false)),
          entry("MANUAL", new Look("idle", "pi-user", false)));

  /** The look of a state, by its name. */
  public Look of(Object state) {
    return LOOKS.getOrDefault(String.valueOf(state), UNKNOWN);
  }

  /**
   * A look.
   *
   * @param tone {@code ok}, {@code info}, {@code warn}, {@code bad} or {@code idle}
   * @param icon the icon's class, empty for the moving dot
   * @param moving whether something is under way
   */
  public record Look(String tone, String icon, boolean moving) {}
}
