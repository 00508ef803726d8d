package org.nephos.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** When months were closed, and what came of it. */
@Entity
@Table(name = "billing_run")
public class BillingRun {
  private static final int LONGEST_ERROR = 1000;

  @Id private UUID id;

  @Column(name = "tenant_id", updatable = false)
  private UUID tenantId;

  @Column(name = "started_at", updatable = false)
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "started_by", updatable = false)
  private String startedBy;

  private int issued;

  @Column(name = "empty_months")
  private int emptyMonths;

  private int failed;
  private String error;

  protected BillingRun() {}

  /** One that begins now. */
  public BillingRun(UUID id, UUID tenantId, Instant startedAt, String startedBy) {
    this.id = id;
    this.tenantId = tenantId;
    this.startedAt = startedAt;
    this.startedBy = startedBy;
  }

  /**
   * It has come to its end.
   *
   * @param reason why the first one failed, or null
   */
  public void end(Instant now, int invoices, int empty, int failures, String reason) {
    endedAt = now;
    issued = invoices;
    emptyMonths = empty;
    failed = failures;
    error =
        reason == null || reason.length() <= LONGEST_ERROR
            ? reason
            : reason.substring(0, LONGEST_ERROR);
  }

  public UUID id() {
    return id;
  }

  /** Null for all tenants. */
  public UUID tenantId() {
    return tenantId;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** Null while it runs, and of one that died. */
  public Instant endedAt() {
    return endedAt;
  }

  public String startedBy() {
    return startedBy;
  }

  /** How many invoices it issued. */
  public int issued() {
    return issued;
  }

  /** How many months it closed without an invoice. */
  public int emptyMonths() {
    return emptyMonths;
  }

  /** How many tenants could not be billed. */
  public int failed() {
    return failed;
  }

  /** Why the first one failed; null when none did. */
  public String error() {
    return error;
  }
}
