package org.nephos.billing;

/** What is sold, in the categories of FOCUS. */
enum CloudService {
  INSTANCES("Instances", "Compute", "Virtual Machines"),
  VOLUMES("Volumes", "Storage", "Block Storage"),
  SNAPSHOTS("Snapshots", "Storage", "Backup Storage"),
  IMAGES("Images", "Storage", "Other (Storage)"),
  NETWORK("Network", "Networking", "Network Connectivity"),
  ACCOUNT("Account", "Other", "Other (Other)");

  private final String title;
  private final String category;
  private final String subcategory;

  CloudService(String title, String category, String subcategory) {
    this.title = title;
    this.category = category;
    this.subcategory = subcategory;
  }

  /**
   * The service that a meter belongs to.
   *
   * @param meter its word, or null for what is of the whole account
   */
  static CloudService of(String meter) {
    if (meter == null) {
      return ACCOUNT;
    }
    int dot = meter.indexOf('.');
    return switch (dot < 0 ? meter : meter.substring(0, dot)) {
      case "instance" -> INSTANCES;
      case "volume" -> VOLUMES;
      case "snapshot", "backup" -> SNAPSHOTS;
      case "image" -> IMAGES;
      case "network", "floatingIp", "router" -> NETWORK;
      default -> ACCOUNT;
    };
  }

  String title() {
    return title;
  }

  String category() {
    return category;
  }

  String subcategory() {
    return subcategory;
  }
}
