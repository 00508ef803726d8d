package org.nephos.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A card of an instance with its address. */
@Entity
@Table(name = "port")
public class Port {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "instance_id")
  private UUID instanceId;

  @Column(name = "network_id")
  private UUID networkId;

  private String mac;
  private String ip;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Port() {}

  public Port(UUID id, UUID tenantId, UUID instanceId, UUID networkId, String ip, Instant now) {
    this.id = id;
    this.tenantId = tenantId;
    this.instanceId = instanceId;
    this.networkId = networkId;
    this.mac = macOf(id);
    this.ip = ip;
    this.createdAt = now;
  }

  /** A locally administered unicast address (IEEE 802) made from the port's id. */
  private static String macOf(UUID id) {
    long bits = id.getLeastSignificantBits();
    return "02:%02x:%02x:%02x:%02x:%02x"
        .formatted(
            bits >> 32 & 255, bits >> 24 & 255, bits >> 16 & 255, bits >> 8 & 255, bits & 255);
  }

  public UUID id() {
    return id;
  }

  public UUID instanceId() {
    return instanceId;
  }

  public UUID networkId() {
    return networkId;
  }

  public String mac() {
    return mac;
  }

  public String ip() {
    return ip;
  }
}
