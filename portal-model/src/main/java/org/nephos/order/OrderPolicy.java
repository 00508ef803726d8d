package org.nephos.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.nephos.json.Json;

/** Which orders are taken, wait for an approval, or are refused; of a tenant or of the cloud. */
@Entity
@Table(name = "order_policy")
public class OrderPolicy {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  private String name;
  private boolean enabled;

  @Column(name = "by_operator")
  private boolean byOperator;

  private String conditions;

  @Enumerated(EnumType.STRING)
  private PolicyOutcome outcome;

  @Enumerated(EnumType.STRING)
  private Approver approver;

  @Column(name = "remind_after")
  private Long remindAfter;

  @Column(name = "decide_after")
  private Long decideAfter;

  @Enumerated(EnumType.STRING)
  @Column(name = "default_decision")
  private DefaultDecision defaultDecision;

  private String message;
  private String rules;

  @Column(name = "created_by_name")
  private String createdByName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected OrderPolicy() {}

  /**
   * A policy that takes every order at once.
   *
   * @param tenantId null for the cloud
   * @param byOperator whether only the operator may change it
   */
  public OrderPolicy(
      UUID id, UUID tenantId, boolean byOperator, String createdByName, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.byOperator = byOperator;
    this.createdByName = createdByName;
    this.createdAt = now;
    this.enabled = true;
    this.name = "";
    this.message = "";
    about(PolicyConditions.NONE, PolicyRules.NONE);
    decide(PolicyOutcome.AUTOMATIC);
  }

  /** What it is called, and what it says to those who order. */
  public void call(String newName, boolean isEnabled, String newMessage) {
    name = newName;
    enabled = isEnabled;
    message = newMessage;
  }

  /** Which orders it is about, and what they must be like. */
  public final void about(PolicyConditions newConditions, PolicyRules newRules) {
    conditions = Json.write(newConditions);
    rules = Json.write(newRules);
  }

  /**
   * Takes or refuses the orders that it is about.
   *
   * @param newOutcome anything but an approval
   */
  public final void decide(PolicyOutcome newOutcome) {
    outcome = newOutcome;
    approver = null;
    remindAfter = null;
    decideAfter = null;
    defaultDecision = null;
  }

  /**
   * Lets the orders that it is about wait for an approval.
   *
   * @param reminder null for none
   */
  public void decideBy(Approver who, Duration reminder, Duration term, DefaultDecision onSilence) {
    outcome = PolicyOutcome.APPROVAL;
    approver = who;
    remindAfter = reminder == null ? null : reminder.toSeconds();
    decideAfter = term.toSeconds();
    defaultDecision = onSilence;
  }

  public UUID id() {
    return id;
  }

  /** Null for the cloud. */
  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public boolean isEnabled() {
    return enabled;
  }

  /** Whether only the operator may change it. */
  public boolean isByOperator() {
    return byOperator;
  }

  public PolicyConditions conditions() {
    return Json.read(conditions, PolicyConditions.class);
  }

  public PolicyOutcome outcome() {
    return outcome;
  }

  /** Null without an approval. */
  public Approver approver() {
    return approver;
  }

  /** Null for no reminder. */
  public Duration remindAfter() {
    return remindAfter == null ? null : Duration.ofSeconds(remindAfter);
  }

  /** Null without an approval. */
  public Duration decideAfter() {
    return decideAfter == null ? null : Duration.ofSeconds(decideAfter);
  }

  /** Null without an approval. */
  public DefaultDecision defaultDecision() {
    return defaultDecision;
  }

  /** What it says to those who order; may be empty. */
  public String message() {
    return message;
  }

  public PolicyRules rules() {
    return Json.read(rules, PolicyRules.class);
  }

  public String createdByName() {
    return createdByName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public long version() {
    return version;
  }
}
