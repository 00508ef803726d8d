package org.nephos.order;

/** What an order asks for. */
public enum OrderKind {
  INSTANCE_CREATE("instance.create"),
  SCALING_GROUP_CREATE("scalingGroup.create");

  private final String word;

  OrderKind(String word) {
    this.word = word;
  }

  /** The word of the API. */
  public String word() {
    return word;
  }
}
