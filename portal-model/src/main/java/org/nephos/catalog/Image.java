package org.nephos.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A disk image that root disks are cloned from. Its format is named once and never probed. */
@Entity
@Table(name = "image")
public class Image {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  private String name;
  private String description;
  private String format;
  private String location;

  @Column(name = "size_bytes")
  private long sizeBytes;

  private String sha256;
  private String state;
  private String visibility;

  @Column(name = "min_disk_gib")
  private int minDiskGib;

  @Column(name = "min_ram_mib")
  private int minRamMib;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Image() {}

  /** A public image on offer. */
  public Image(
      UUID id, String name, String description, int minDiskGib, int minRamMib, Instant now) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.format = "qcow2";
    this.location = "";
    this.sha256 = "";
    this.state = "ACTIVE";
    this.visibility = "PUBLIC";
    this.minDiskGib = minDiskGib;
    this.minRamMib = minRamMib;
    this.createdAt = now;
  }

  /** Says where the file lies and what it is. */
  public void locate(String location, long sizeBytes, String sha256) {
    this.location = location;
    this.sizeBytes = sizeBytes;
    this.sha256 = sha256;
  }

  public UUID id() {
    return id;
  }

  /** The owner, or null for a public image. */
  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  public String format() {
    return format;
  }

  public String location() {
    return location;
  }

  public long sizeBytes() {
    return sizeBytes;
  }

  public String sha256() {
    return sha256;
  }

  public String state() {
    return state;
  }

  public String visibility() {
    return visibility;
  }

  public int minDiskGib() {
    return minDiskGib;
  }

  public int minRamMib() {
    return minRamMib;
  }

  /** Whether it can be ordered. */
  public boolean isActive() {
    return "ACTIVE".equals(state);
  }
}
