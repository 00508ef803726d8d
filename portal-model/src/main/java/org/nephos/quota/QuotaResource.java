package org.nephos.quota;

/** What a quota counts. */
public enum QuotaResource {
  INSTANCES("instances", "instances"),
  VCPUS("vcpus", "vcpus"),
  RAM_MIB("ramMib", "ram_mib"),
  DISK_GIB("diskGib", "disk_gib"),
  VOLUMES("volumes", "volumes"),
  VOLUME_GIB("volumeGib", "volume_gib"),
  SNAPSHOTS("snapshots", "snapshots"),
  IMAGES("images", "images"),
  NETWORKS("networks", "networks"),
  FLOATING_IPS("floatingIps", "floating_ips"),
  SECURITY_GROUPS("securityGroups", "security_groups");

  private final String word;
  private final String column;

  QuotaResource(String word, String column) {
    this.word = word;
    this.column = column;
  }

  /** The word of the API. */
  public String word() {
    return word;
  }

  /** The suffix of its columns: {@code limit_…}, {@code used_…}, {@code reserved_…}. */
  public String column() {
    return column;
  }

  /**
   * Finds a resource by the API's word.
   *
   * @return null when there is none
   */
  public static QuotaResource ofWord(String word) {
    for (QuotaResource resource : values()) {
      if (resource.word.equals(word)) {
        return resource;
      }
    }
    return null;
  }
}
