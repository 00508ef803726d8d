package org.nephos.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Hosts of one driver that an order can name together. */
@Entity
@Table(name = "zone")
public class Zone {
  @Id private String name;
  private String driver;
  private String description;

  protected Zone() {}

  public Zone(String name, String driver, String description) {
    this.name = name;
    this.driver = driver;
    this.description = description;
  }

  public String name() {
    return name;
  }

  public String driver() {
    return driver;
  }

  public String description() {
    return description;
  }
}
