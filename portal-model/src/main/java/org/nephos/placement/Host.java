package org.nephos.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A hypervisor host. What it has promised is kept in its own row and changed only by guarded
 * UPDATEs, so those columns are read-only here.
 */
@Entity
@Table(name = "host")
public class Host {
  @Id private UUID id;
  private String name;
  private String uri;

  @Column(name = "zone_name")
  private String zoneName;

  @Enumerated(EnumType.STRING)
  private HostState state;

  private String hypervisor;

  @Column(name = "boot_id")
  private String bootId;

  private String detail;

  @Column(name = "last_contact")
  private Instant lastContact;

  private long vcpus;

  @Column(name = "ram_mib")
  private long ramMib;

  @Column(name = "disk_gib")
  private long diskGib;

  @Column(name = "allocated_instances", insertable = false, updatable = false)
  private long allocatedInstances;

  @Column(name = "allocated_vcpus", insertable = false, updatable = false)
  private long allocatedVcpus;

  @Column(name = "allocated_ram_mib", insertable = false, updatable = false)
  private long allocatedRamMib;

  @Column(name = "allocated_disk_gib", insertable = false, updatable = false)
  private long allocatedDiskGib;

  @Version private long version;

  protected Host() {}

  /** A host that nobody has talked to yet. */
  public Host(UUID id, String name, String uri, String zoneName) {
    this.id = id;
    this.name = name;
    this.uri = uri;
    this.zoneName = zoneName;
    this.state = HostState.NEW;
  }

  /** The host answered a probe. Maintenance stays maintenance. */
  public void answered(
      String hypervisor, String bootId, long vcpus, long ramMib, long diskGib, Instant now) {
    this.hypervisor = cut(hypervisor, 255);
    this.bootId = cut(bootId, 255);
    this.vcpus = vcpus;
    this.ramMib = ramMib;
    this.diskGib = diskGib;
    this.lastContact = now;
    this.detail = null;
    if (state != HostState.MAINTENANCE) {
      state = HostState.UP;
    }
  }

  /**
   * Whether an answer says only what is known: such a one is worth a write only now and then.
   *
   * @param since an answer that was written after this instant still counts as the last contact
   */
  public boolean isKnown(
      String hypervisor, String bootId, long vcpus, long ramMib, long diskGib, Instant since) {
    return (state == HostState.UP || state == HostState.MAINTENANCE)
        && detail == null
        && lastContact != null
        && lastContact.isAfter(since)
        && Objects.equals(cut(hypervisor, 255), this.hypervisor)
        && Objects.equals(cut(bootId, 255), this.bootId)
        && this.vcpus == vcpus
        && this.ramMib == ramMib
        && this.diskGib == diskGib;
  }

  /** The host did not answer a probe. */
  public void silent(String detail) {
    this.detail = cut(detail, 1000);
    if (state != HostState.MAINTENANCE) {
      state = HostState.DOWN;
    }
  }

  /** Takes it out of placement. */
  public void beginMaintenance() {
    state = HostState.MAINTENANCE;
  }

  /** Back into placement at its next answer. */
  public void endMaintenance() {
    state = HostState.NEW;
  }

  /** It is found elsewhere from now on; what it was found to be is looked at anew. */
  public void moveTo(String newUri) {
    uri = newUri;
    if (state != HostState.MAINTENANCE) {
      state = HostState.NEW;
    }
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String uri() {
    return uri;
  }

  public String zoneName() {
    return zoneName;
  }

  public HostState state() {
    return state;
  }

  public String hypervisor() {
    return hypervisor;
  }

  public String bootId() {
    return bootId;
  }

  public String detail() {
    return detail;
  }

  public Instant lastContact() {
    return lastContact;
  }

  public long vcpus() {
    return vcpus;
  }

  public long ramMib() {
    return ramMib;
  }

  public long diskGib() {
    return diskGib;
  }

  public long allocatedInstances() {
    return allocatedInstances;
  }

  public long allocatedVcpus() {
    return allocatedVcpus;
  }

  public long allocatedRamMib() {
    return allocatedRamMib;
  }

  public long allocatedDiskGib() {
    return allocatedDiskGib;
  }
}
