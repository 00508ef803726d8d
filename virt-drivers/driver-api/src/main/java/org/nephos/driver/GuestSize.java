package org.nephos.driver;

/**
 * The figures of a guest.
 *
 * @param vcpus virtual processors, at least 1
 * @param ramMib memory in MiB, at least 1
 * @param diskGib root disk in GiB, at least 1
 */
public record GuestSize(int vcpus, int ramMib, int diskGib) {
  public GuestSize {
    if (vcpus < 1 || ramMib < 1 || diskGib < 1) {
      throw new IllegalArgumentException("a guest's figures are positive");
    }
  }
}
