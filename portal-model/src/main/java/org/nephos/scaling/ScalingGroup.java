package org.nephos.scaling;

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
import org.nephos.compute.Fault;
import org.nephos.quota.QuotaAmounts;

/**
 * Instances of one template whose number follows their load. The room for {@code max} members is
 * promised when the group is ordered; members in any state count.
 */
@Entity
@Table(name = "scaling_group")
public class ScalingGroup {
  /** So many failures in a row open the breaker. */
  private static final int TOLERATED = 3;

  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "order_id")
  private UUID orderId;

  private String name;

  @Enumerated(EnumType.STRING)
  private ScalingGroupState state;

  @Column(name = "min_size")
  private int minSize;

  @Column(name = "max_size")
  private int maxSize;

  @Column(name = "desired_size")
  private int desiredSize;

  @Column(name = "cooldown_seconds")
  private int cooldownSeconds;

  private String template;
  private String policies;

  @Column(name = "flavor_id")
  private UUID flavorId;

  private int vcpus;

  @Column(name = "ram_mib")
  private int ramMib;

  @Column(name = "disk_gib")
  private int diskGib;

  @Column(name = "member_count")
  private int memberCount;

  @Column(name = "member_number")
  private long memberNumber;

  @Column(name = "last_change_at")
  private Instant lastChangeAt;

  private int failures;

  @Column(name = "paused_until")
  private Instant pausedUntil;

  @Column(name = "fault_code")
  private String faultCode;

  @Column(name = "fault_detail")
  private String faultDetail;

  @Column(name = "simulated_load")
  private int simulatedLoad;

  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "created_by_name")
  private String createdByName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected ScalingGroup() {}

  /**
   * A new group without members.
   *
   * @param template JSON of what a member is made of
   * @param policies JSON of its rules
   */
  public ScalingGroup(
      UUID id,
      UUID tenantId,
      UUID projectId,
      UUID orderId,
      String name,
      int min,
      int max,
      int desired,
      int cooldownSeconds,
      String template,
      String policies,
      UUID flavorId,
      int vcpus,
      int ramMib,
      int diskGib,
      UUID createdBy,
      String createdByName,
      Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.projectId = projectId;
    this.orderId = orderId;
    this.name = name;
    this.state = ScalingGroupState.ACTIVE;
    this.minSize = min;
    this.maxSize = max;
    this.desiredSize = desired;
    this.cooldownSeconds = cooldownSeconds;
    this.template = template;
    this.policies = policies;
    this.flavorId = flavorId;
    this.vcpus = vcpus;
    this.ramMib = ramMib;
    this.diskGib = diskGib;
    this.createdBy = createdBy;
    this.createdByName = createdByName;
    this.createdAt = now;
  }

  /**
   * Counts a member that is about to be made; {@code max} is never passed, in any state.
   *
   * @return the member's number, for its name
   * @throws IllegalStateException when the group is full or going
   */
  public long memberAdded() {
    if (memberCount >= maxSize || !holdsPromise()) {
      throw new IllegalStateException("the group takes no further member");
    }
    memberCount++;
    memberNumber++;
    return memberNumber;
  }

  /** Counts a member less. */
  public void memberGone() {
    memberCount--;
    if (memberCount == 0 && state == ScalingGroupState.DELETING) {
      state = ScalingGroupState.DELETED;
    }
  }

  /** Whether the room for members that are not there yet is still promised. */
  public boolean holdsPromise() {
    return state == ScalingGroupState.ACTIVE || state == ScalingGroupState.PAUSED;
  }

  /** What is promised beyond what members use. */
  public QuotaAmounts promise() {
    return holdsPromise() ? ofOne().times((long) maxSize - memberCount) : QuotaAmounts.NONE;
  }

  /** What one member holds. */
  public QuotaAmounts ofOne() {
    return QuotaAmounts.ofInstance(vcpus, ramMib, diskGib);
  }

  /** Its order waits for an approval; only a new one can. */
  public void awaitApproval() {
    if (state != ScalingGroupState.ACTIVE || memberNumber != 0) {
      throw new IllegalStateException("only a new group waits for an approval");
    }
    state = ScalingGroupState.PENDING_APPROVAL;
  }

  /** Whether its order waits for an approval. */
  public boolean isWaiting() {
    return state == ScalingGroupState.PENDING_APPROVAL;
  }

  /** It was approved: the room that its order held is its own promise from now on. */
  public void approved() {
    requireWaiting();
    state = ScalingGroupState.ACTIVE;
  }

  /**
   * Its order ended without an approval: it will never be.
   *
   * @param why what became of the order; may be null
   */
  public void neverBegun(Fault why) {
    requireWaiting();
    state = ScalingGroupState.DELETED;
    faultCode = why == null ? null : why.code();
    faultDetail = why == null ? null : why.detail();
  }

  private void requireWaiting() {
    if (!isWaiting()) {
      throw new IllegalStateException("the group is " + state + " and does not wait");
    }
  }

  /** It goes; its promise ends now, its members follow. */
  public void beginDeleting() {
    state = memberCount == 0 ? ScalingGroupState.DELETED : ScalingGroupState.DELETING;
  }

  /** Another wanted size, within the borders. */
  public void want(int size, Instant now) {
    desiredSize = Math.max(minSize, Math.min(maxSize, size));
    lastChangeAt = now;
  }

  /** Another lower border. */
  public void atLeast(int min) {
    minSize = min;
    desiredSize = Math.max(min, desiredSize);
  }

  /** Another pause between changes. */
  public void coolFor(int seconds) {
    cooldownSeconds = seconds;
  }

  /** Whether it is too early for another change. */
  public boolean isCooling(Instant now) {
    return lastChangeAt != null && now.isBefore(lastChangeAt.plusSeconds(cooldownSeconds));
  }

  /** A member could not be built; the third in a row opens the breaker for a while. */
  public void memberFailed(Fault fault, Duration pause, Instant now) {
    failures++;
    faultCode = fault.code();
    faultDetail = fault.detail();
    if (failures >= TOLERATED && state == ScalingGroupState.ACTIVE) {
      state = ScalingGroupState.PAUSED;
      pausedUntil = now.plus(pause);
    }
  }

  /** A member was built: all is well again. */
  public void memberBuilt() {
    resume();
    faultCode = null;
    faultDetail = null;
  }

  /** Ends the pause when its time has come; one failure more opens the breaker again. */
  public void resumeIfDue(Instant now) {
    if (state == ScalingGroupState.PAUSED && !now.isBefore(pausedUntil)) {
      state = ScalingGroupState.ACTIVE;
      pausedUntil = null;
      failures = TOLERATED - 1;
    }
  }

  /** A person has looked into it: the pause ends, and all of the patience is back. */
  public void resume() {
    if (state == ScalingGroupState.PAUSED) {
      state = ScalingGroupState.ACTIVE;
      pausedUntil = null;
    }
    failures = 0;
  }

  /** Keeps the simulated load that was set last. */
  public void simulate(int load) {
    simulatedLoad = load;
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

  public UUID orderId() {
    return orderId;
  }

  public String name() {
    return name;
  }

  public ScalingGroupState state() {
    return state;
  }

  public int minSize() {
    return minSize;
  }

  public int maxSize() {
    return maxSize;
  }

  public int desiredSize() {
    return desiredSize;
  }

  public int cooldownSeconds() {
    return cooldownSeconds;
  }

  public String template() {
    return template;
  }

  public String policies() {
    return policies;
  }

  public UUID flavorId() {
    return flavorId;
  }

  public int vcpus() {
    return vcpus;
  }

  public int ramMib() {
    return ramMib;
  }

  public int diskGib() {
    return diskGib;
  }

  public int memberCount() {
    return memberCount;
  }

  public Instant lastChangeAt() {
    return lastChangeAt;
  }

  /** New members that failed since one was built. */
  public int failures() {
    return failures;
  }

  public Instant pausedUntil() {
    return pausedUntil;
  }

  /** Why members fail, or null. */
  public Fault fault() {
    return Fault.ofColumns(faultCode, faultDetail);
  }

  public int simulatedLoad() {
    return simulatedLoad;
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

  public long version() {
    return version;
  }
}
