package org.nephos.compute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.nephos.json.Json;
import org.nephos.metering.Dimensions;
import org.nephos.metering.MeterSet;
import org.nephos.quota.QuotaAmounts;

/**
 * A virtual machine of a tenant. Its state changes by {@link #apply} alone; three things are kept
 * apart: what it is ({@code state}), what is being done to it ({@code task}), and what the
 * hypervisor last said ({@code powerState}, written by the observer directly).
 */
@Entity
@Table(name = "instance")
public class Instance {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "scaling_group_id")
  private UUID scalingGroupId;

  private String name;

  @Column(name = "host_name")
  private String hostName;

  @Enumerated(EnumType.STRING)
  private InstanceState state;

  @Enumerated(EnumType.STRING)
  private InstanceTask task;

  @Column(name = "task_step")
  private String taskStep;

  @Column(name = "task_since")
  private Instant taskSince;

  @Column(name = "task_deadline")
  private Instant taskDeadline;

  @Enumerated(EnumType.STRING)
  @Column(name = "power_state", insertable = false, updatable = false)
  private PowerState powerState;

  @Column(name = "observed_at", insertable = false, updatable = false)
  private Instant observedAt;

  @Column(insertable = false, updatable = false)
  private int suspicions;

  @Column(name = "flavor_id")
  private UUID flavorId;

  @Column(name = "flavor_name")
  private String flavorName;

  private int vcpus;

  @Column(name = "ram_mib")
  private int ramMib;

  @Column(name = "disk_gib")
  private int diskGib;

  @Column(name = "image_id")
  private UUID imageId;

  @Column(name = "wanted_zone")
  private String wantedZone;

  @Column(name = "zone_name")
  private String zoneName;

  @Column(name = "host_id")
  private UUID hostId;

  @Column(name = "network_id")
  private UUID networkId;

  @Column(name = "keypair_name")
  private String keypairName;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "user_data")
  private String userData;

  private String tags;

  @Column(name = "created_by")
  private UUID createdBy;

  @Column(name = "created_by_name")
  private String createdByName;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "active_at")
  private Instant activeAt;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  @Column(name = "undo_until")
  private Instant undoUntil;

  @Column(name = "lease_end")
  private Instant leaseEnd;

  @Column(name = "lease_warned")
  private Long leaseWarned;

  @Column(name = "lease_delete_at")
  private Instant leaseDeleteAt;

  @Column(name = "fault_code")
  private String faultCode;

  @Column(name = "fault_detail")
  private String faultDetail;

  @Column(name = "transition_no")
  private long transitionNo;

  @Version private long version;

  protected Instance() {}

  /** An instance that was ordered a moment ago; {@link #requested} begins its history. */
  public Instance(InstanceSpec spec, Instant now) {
    this.id = spec.id();
    this.tenantId = spec.tenantId();
    this.projectId = spec.projectId();
    this.orderId = spec.orderId();
    this.scalingGroupId = spec.scalingGroupId();
    this.name = spec.name();
    this.hostName = HostName.of(spec.name(), spec.id());
    this.flavorId = spec.flavorId();
    this.flavorName = spec.flavorName();
    this.vcpus = spec.vcpus();
    this.ramMib = spec.ramMib();
    this.diskGib = spec.diskGib();
    this.imageId = spec.imageId();
    this.wantedZone = spec.wantedZone();
    this.networkId = spec.networkId();
    this.keypairName = spec.keypairName();
    this.publicKey = spec.publicKey();
    this.userData = spec.userData();
    this.tags = Json.write(spec.tags());
    this.createdBy = spec.createdBy();
    this.createdByName = spec.createdByName();
    this.createdAt = now;
    this.state = InstanceState.REQUESTED;
    beginTask(InstanceTask.BUILDING, now);
  }

  /** The first step of its history. */
  public Transition requested() {
    transitionNo = 1;
    return new Transition(null, state, null, task, InstanceTrigger.REQUESTED, 1, MeterSet.NONE);
  }

  /**
   * Makes a step of the table; nothing else changes the state.
   *
   * @throws TransitionRefused when the table has none from here
   */
  public Transition apply(InstanceTrigger trigger, Instant now) {
    InstanceTransitions.Row row =
        InstanceTransitions.find(state, task, trigger)
            .orElseThrow(() -> new TransitionRefused(state, task, trigger));
    InstanceTask before = task;
    InstanceState from = state;
    if (row.to() != null) {
      state = row.to();
    }
    if (row.task() == null) {
      task = null;
      taskStep = null;
      taskSince = null;
      taskDeadline = null;
    } else {
      beginTask(row.task(), now);
    }
    if (state == InstanceState.ACTIVE && from != InstanceState.ACTIVE) {
      activeAt = now;
      clearFault();
    }
    if (state == InstanceState.DELETED) {
      deletedAt = now;
      hostId = null;
      undoUntil = null;
    }
    if (trigger == InstanceTrigger.RESTORED) {
      undoUntil = null;
    }
    transitionNo++;
    return new Transition(from, state, before, task, trigger, transitionNo, meters());
  }

  private void beginTask(InstanceTask begun, Instant now) {
    task = begun;
    taskStep = null;
    taskSince = now;
    taskDeadline = now.plus(begun.term());
  }

  /** Says what the running task is at; a word for the message bundle. */
  public void atStep(String step) {
    taskStep = step;
  }

  /** Gives the running task more time, because what it waits for may still come. */
  public void extendDeadline(Instant now) {
    if (task != null) {
      taskDeadline = now.plus(task.term());
    }
  }

  /** Where placement has put it. */
  public void placeOn(String zone, UUID host) {
    zoneName = zone;
    hostId = host;
  }

  /** It is on no host, because the one it was placed on refused it. */
  public void unplace() {
    hostId = null;
    zoneName = null;
  }

  /** Keeps why it failed. */
  public void fail(Fault fault) {
    faultCode = fault.code();
    faultDetail = fault.detail();
  }

  /** Forgets an old failure. */
  public void clearFault() {
    faultCode = null;
    faultDetail = null;
  }

  /** Until when a soft deletion can be undone. */
  public void keepUntil(Instant until) {
    undoUntil = until;
  }

  /** When its lease ends; null for never. What was done about an earlier end is forgotten. */
  public void leaseUntil(Instant until) {
    leaseEnd = until;
    leaseWarned = null;
    leaseDeleteAt = null;
  }

  /** Somebody was warned that it ends so soon. */
  public void leaseWarned(Duration before) {
    leaseWarned = before.toSeconds();
  }

  /** The lease is over; until then it is kept. */
  public void leaseOver(Instant deleteAt) {
    leaseDeleteAt = deleteAt;
  }

  /** Another name; the guest keeps its host name. */
  public void rename(String newName) {
    name = newName;
  }

  /** Other tags. */
  public void tag(Map<String, String> newTags) {
    tags = Json.write(newTags);
  }

  /** What runs now. */
  public MeterSet meters() {
    return InstanceMeters.of(state, task, vcpus, ramMib, diskGib)
        .with(new Dimensions(flavorId, imageId, zoneName, null));
  }

  /** The quota that it holds in every state but deleted. */
  public QuotaAmounts quota() {
    return QuotaAmounts.ofInstance(vcpus, ramMib, diskGib);
  }

  /** Whether it has ever been running. */
  public boolean hasLived() {
    return activeAt != null;
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

  /** The group it is a member of, or null. */
  public UUID scalingGroupId() {
    return scalingGroupId;
  }

  public String name() {
    return name;
  }

  public String hostName() {
    return hostName;
  }

  public InstanceState state() {
    return state;
  }

  /** What is being done to it, or null. */
  public InstanceTask task() {
    return task;
  }

  public String taskStep() {
    return taskStep;
  }

  public Instant taskSince() {
    return taskSince;
  }

  public Instant taskDeadline() {
    return taskDeadline;
  }

  /** What the hypervisor last said, or null before it said anything. */
  public PowerState powerState() {
    return powerState;
  }

  public Instant observedAt() {
    return observedAt;
  }

  /** How often in a row the hypervisor said what does not fit its state. */
  public int suspicions() {
    return suspicions;
  }

  /** How many steps it has made. */
  public long transitionNo() {
    return transitionNo;
  }

  public UUID flavorId() {
    return flavorId;
  }

  public String flavorName() {
    return flavorName;
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

  public UUID imageId() {
    return imageId;
  }

  /** The zone that was asked for, or null for any. */
  public String wantedZone() {
    return wantedZone;
  }

  /** The zone it is in, or null before placement. */
  public String zoneName() {
    return zoneName;
  }

  /** The host it is on, or null. */
  public UUID hostId() {
    return hostId;
  }

  public UUID networkId() {
    return networkId;
  }

  public String keypairName() {
    return keypairName;
  }

  /** The key that the guest is given, or null. */
  public String publicKey() {
    return publicKey;
  }

  /** What the guest runs at its first boot, or null; never logged. */
  public String userData() {
    return userData;
  }

  public Map<String, String> tags() {
    return Json.readStringMap(tags);
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

  public Instant activeAt() {
    return activeAt;
  }

  public Instant deletedAt() {
    return deletedAt;
  }

  public Instant undoUntil() {
    return undoUntil;
  }

  public Instant leaseEnd() {
    return leaseEnd;
  }

  /** The shortest warning that was given of this end, or null. */
  public Duration leaseWarned() {
    return leaseWarned == null ? null : Duration.ofSeconds(leaseWarned);
  }

  /** When it is deleted because its lease is over; null while it is not. */
  public Instant leaseDeleteAt() {
    return leaseDeleteAt;
  }

  /** Whether its lease is over at this time. */
  public boolean isPastLease(Instant now) {
    return leaseEnd != null && !now.isBefore(leaseEnd);
  }

  /** Why it failed, or null. */
  public Fault fault() {
    return Fault.ofColumns(faultCode, faultDetail);
  }

  public long version() {
    return version;
  }
}
