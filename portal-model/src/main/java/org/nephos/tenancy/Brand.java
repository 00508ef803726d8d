package org.nephos.tenancy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The looks that pages can have, each a folder of {@code themes} with its tokens and its logo. */
public enum Brand {
  /** What a tenant wears that has no look of its own: the look of the whole cloud. */
  NEPHOS,
  AURORA;

  /** Its name, as the folder has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this name; empty for one that is not shipped. */
  public static Optional<Brand> of(String word) {
    return Arrays.stream(values()).filter(brand -> brand.word().equals(word)).findFirst();
  }
}
