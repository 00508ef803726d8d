package org.nephos.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.nephos.json.Json;

/** A row of the append-only event table: audit trail and metering source. */
@Entity
@Table(name = "event")
public class Event {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(insertable = false, updatable = false)
  private Long seq;

  private String type;
  private Instant at;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "resource_type")
  private String resourceType;

  @Column(name = "resource_id")
  private UUID resourceId;

  @Column(name = "resource_name")
  private String resourceName;

  @Column(name = "resource_version")
  private Long resourceVersion;

  @Column(name = "from_state")
  private String fromState;

  @Column(name = "to_state")
  private String toState;

  private String task;

  @Column(name = "trigger_name")
  private String triggerName;

  @Column(name = "effective_at")
  private Instant effectiveAt;

  @SuppressWarnings("UnusedVariable") // Usage is derived by SQL.
  private String meters;

  @Column(name = "actor_id")
  private UUID actorId;

  private String actor;

  @Column(name = "remote_address")
  private String remoteAddress;

  private String agent;

  private String outcome;

  @Column(name = "correlation_id")
  private String correlationId;

  private String data;

  protected Event() {}

  /**
   * Something that has been done.
   *
   * @param actorId null for the system's own actors
   * @param address where the actor called from, or empty
   * @param agent what the actor's browser or program says of itself, or null
   * @param correlation ties log lines, audit and error pages together
   */
  public Event(
      EventDraft draft,
      Instant at,
      UUID actorId,
      String actor,
      String address,
      String agent,
      String correlation) {
    this.type = draft.type();
    this.at = at;
    this.tenantId = draft.tenant();
    this.projectId = draft.project();
    this.resourceType = draft.resourceType();
    this.resourceId = draft.resource();
    this.resourceName = draft.resourceName();
    this.data = Json.write(draft.data());
    this.actorId = actorId;
    this.actor = actor;
    this.remoteAddress = address;
    this.agent = agent;
    this.correlationId = correlation;
    this.outcome = "DONE";
  }

  /** Marks it as something that was refused. */
  public void refused() {
    outcome = "REFUSED";
  }

  /** Adds the step of a state machine. */
  public void step(long version, String from, String to, String newTask, String trigger) {
    this.resourceVersion = version;
    this.fromState = from;
    this.toState = to;
    this.task = newTask;
    this.triggerName = trigger;
  }

  /** Adds what runs from an instant on. */
  public void meter(Instant from, String running) {
    this.effectiveAt = from;
    this.meters = running;
  }

  public Long id() {
    return id;
  }

  /** Its place in the sequence; null until the sequencer has seen it. */
  public Long seq() {
    return seq;
  }

  public String type() {
    return type;
  }

  public Instant at() {
    return at;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }

  public String resourceType() {
    return resourceType;
  }

  public UUID resourceId() {
    return resourceId;
  }

  public String resourceName() {
    return resourceName;
  }

  public String fromState() {
    return fromState;
  }

  public String toState() {
    return toState;
  }

  public String task() {
    return task;
  }

  public String triggerName() {
    return triggerName;
  }

  public String actor() {
    return actor;
  }

  /** Null for the system's own actors. */
  public UUID actorId() {
    return actorId;
  }

  public String remoteAddress() {
    return remoteAddress;
  }

  /** What the actor's browser or program said of itself, or null. */
  public String agent() {
    return agent;
  }

  /** {@code DONE} or {@code REFUSED}. */
  public String outcome() {
    return outcome;
  }

  public String correlationId() {
    return correlationId;
  }

  public Map<String, Object> data() {
    return Json.readMap(data);
  }
}
