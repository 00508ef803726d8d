package org.nephos.tenancy;

import java.util.Set;

/** The looks that pages can have, each a folder of {@code themes} with its tokens and its logo. */
public final class Brands {
  /** What a tenant wears that has no look of its own: the look of the whole cloud. */
  public static final String HOUSE = "nephos";

  /** All that are shipped. */
  public static final Set<String> SHIPPED = Set.of(HOUSE, "aurora");

  private Brands() {}
}
