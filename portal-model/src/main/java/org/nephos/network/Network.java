package org.nephos.network;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/** A network that instances can be plugged into; it hands out its addresses. */
@Entity
@Table(name = "network")
public class Network {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "project_id")
  private UUID projectId;

  private String name;
  private String description;
  private String cidr;

  @Column(name = "next_offset")
  private long nextOffset;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Network() {}

  /** A network that every tenant may use. */
  public Network(UUID id, String name, String description, Cidr cidr, Instant now) {
    this.id = id;
    this.name = name;
    this.description = description;
    this.cidr = cidr.text();
    this.nextOffset = Cidr.FIRST_GUEST;
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  /** The owner; null for a shared network. */
  public UUID tenantId() {
    return tenantId;
  }

  /** The owner; null for a shared network. */
  public UUID projectId() {
    return projectId;
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  public String cidr() {
    return cidr;
  }

  /**
   * Finds the next free address, going round, so that an address rests before it is used again. The
   * caller holds the row's lock.
   *
   * @param taken whether an address is in use
   * @return dotted, or null when all are in use
   */
  public String nextAddress(Predicate<String> taken) {
    Cidr range = Cidr.parse(cidr);
    long candidates = range.lastGuest() - Cidr.FIRST_GUEST + 1;
    for (long tried = 0; tried < candidates; tried++) {
      long offset = nextOffset;
      nextOffset = offset >= range.lastGuest() ? Cidr.FIRST_GUEST : offset + 1;
      String address = range.address(offset);
      if (!taken.test(address)) {
        return address;
      }
    }
    return null;
  }
}
