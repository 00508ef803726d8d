package org.nephos.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.compute.Fault;

/** Somebody asked for what grows; it ends in exactly that, or in a recorded failure. */
@Entity
@Table(name = "orders")
public class Order {
  private static final Map<OrderState, Set<OrderState>> NEXT = next();

  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  private String kind;

  @Enumerated(EnumType.STRING)
  private OrderState state;

  private String name;

  @Column(name = "item_count")
  private int itemCount;

  private String spec;
  private String quote;

  private String reason;

  @Column(name = "target_id")
  private UUID targetId;

  @Column(name = "fault_code")
  private String faultCode;

  @Column(name = "fault_detail")
  private String faultDetail;

  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "created_by_name")
  private String createdByName;

  @Column(name = "created_at")
  private Instant createdAt;

  private Instant deadline;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Version private long version;

  @Transient private OrderState told;

  protected Order() {}

  @PostLoad
  void loaded() {
    told = state;
  }

  /** The state that the audit trail was told last; null for a new order. */
  public OrderState told() {
    return told;
  }

  /** The trail has been told the present state. */
  public void tell() {
    told = state;
  }

  /**
   * A new order.
   *
   * @param state where it begins: {@code PROVISIONING} or {@code PENDING_…}
   * @param spec the command as JSON
   * @param quote the price as JSON
   */
  public Order(
      UUID id,
      UUID tenantId,
      UUID projectId,
      OrderKind kind,
      OrderState state,
      String name,
      int itemCount,
      String spec,
      String quote,
      UUID createdBy,
      String createdByName,
      Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.kind = kind.word();
    this.state = state;
    this.name = name;
    this.itemCount = itemCount;
    this.spec = spec;
    this.quote = quote;
    this.createdBy = createdBy;
    this.createdByName = createdByName;
    this.createdAt = now;
  }

  private static Map<OrderState, Set<OrderState>> next() {
    Map<OrderState, Set<OrderState>> next = new EnumMap<>(OrderState.class);
    next.put(
        OrderState.PENDING_APPROVAL,
        EnumSet.of(
            OrderState.PROVISIONING,
            OrderState.FAILED,
            OrderState.REJECTED,
            OrderState.CANCELLED,
            OrderState.EXPIRED));
    next.put(
        OrderState.PENDING_QUOTA,
        EnumSet.of(
            OrderState.PENDING_APPROVAL,
            OrderState.PROVISIONING,
            OrderState.FAILED,
            OrderState.CANCELLED,
            OrderState.EXPIRED));
    next.put(
        OrderState.PROVISIONING,
        EnumSet.of(OrderState.FULFILLED, OrderState.FAILED, OrderState.CANCELLED));
    return next;
  }

  /** Whether it is over. */
  public boolean isFinished() {
    return !NEXT.containsKey(state);
  }

  /** There is room now: it goes on. */
  public void begin() {
    move(OrderState.PROVISIONING);
  }

  /** Exactly what was ordered is there. */
  public void fulfil(Instant now) {
    move(OrderState.FULFILLED);
    finishedAt = now;
  }

  /** It failed; everything that it made is being released. */
  public void fail(Fault fault, Instant now) {
    move(OrderState.FAILED);
    faultCode = fault.code();
    faultDetail = fault.detail();
    finishedAt = now;
  }

  /** Somebody called it off. */
  public void cancel(String reason, Instant now) {
    move(OrderState.CANCELLED);
    faultCode = "cancelled";
    faultDetail = reason == null ? "" : reason;
    finishedAt = now;
  }

  /** It waited too long for room. */
  public void expire(Instant now) {
    expire("It waited for room until its term was over.", now);
  }

  /** It waited too long. */
  public void expire(String detail, Instant now) {
    move(OrderState.EXPIRED);
    faultCode = "expired";
    faultDetail = detail;
    finishedAt = now;
  }

  /** There is room, and it is held: now it waits for an approval. */
  public void awaitApproval(Instant until) {
    move(OrderState.PENDING_APPROVAL);
    deadline = until;
  }

  /** Somebody said no, or nobody said yes in time. */
  public void reject(String why, Instant now) {
    move(OrderState.REJECTED);
    faultCode = "rejected";
    faultDetail = why;
    finishedAt = now;
  }

  /** Why it is wanted, in the words of who orders it. */
  public void explain(String why) {
    reason = why;
  }

  private void move(OrderState to) {
    if (!NEXT.getOrDefault(state, Set.of()).contains(to)) {
      throw new IllegalStateException("an order does not go from " + state + " to " + to);
    }
    state = to;
  }

  /** What it makes besides instances, for example a scaling group. */
  public void aimAt(UUID target) {
    targetId = target;
  }

  /** Until when it waits. */
  public void waitUntil(Instant until) {
    deadline = until;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID projectId() {
    return projectId;
  }

  /** The API's word. */
  public String kind() {
    return kind;
  }

  public OrderState state() {
    return state;
  }

  public String name() {
    return name;
  }

  public int itemCount() {
    return itemCount;
  }

  /** The command as JSON. */
  public String spec() {
    return spec;
  }

  /** The price as JSON. */
  public String quote() {
    return quote;
  }

  /** Why it is wanted, or null. */
  public String reason() {
    return reason;
  }

  /** What it made besides instances, or null. */
  public UUID targetId() {
    return targetId;
  }

  /** Why it failed or was called off, or null. */
  public Fault fault() {
    return Fault.ofColumns(faultCode, faultDetail);
  }

  public UUID createdBy() {
    return createdBy;
  }

  public String createdByName() {
    return createdByName;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant deadline() {
    return deadline;
  }

  public Instant finishedAt() {
    return finishedAt;
  }
}
