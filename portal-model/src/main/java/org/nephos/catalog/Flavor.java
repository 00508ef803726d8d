package org.nephos.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import org.nephos.json.Json;

/** A size on offer. An instance keeps a copy of its figures, so that a flavor can change. */
@Entity
@Table(name = "flavor")
public class Flavor {
  @Id private UUID id;
  private String name;
  private int vcpus;

  @Column(name = "ram_mib")
  private int ramMib;

  @Column(name = "disk_gib")
  private int diskGib;

  private String properties;
  private boolean active;

  protected Flavor() {}

  /** A new flavor on offer. */
  public Flavor(UUID id, String name, int vcpus, int ramMib, int diskGib) {
    this.id = id;
    this.name = name;
    this.vcpus = vcpus;
    this.ramMib = ramMib;
    this.diskGib = diskGib;
    this.properties = "{}";
    this.active = true;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
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

  public Map<String, String> properties() {
    return Json.readStringMap(properties);
  }

  public boolean isActive() {
    return active;
  }
}
