package org.nephos.driver.libvirt;

import java.util.UUID;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestSize;

/** Gives guests other figures. The disk grows at once, the rest holds at the next start. */
final class GuestResize {
  private static final String ROOT_DISK = "vda";

  private final GuestDomains domains;
  private final Volumes volumes;

  GuestResize(GuestDomains domains, Volumes volumes) {
    this.domains = domains;
    this.volumes = volumes;
  }

  /** Resizes a guest and returns it as it is then. */
  GuestDomain resize(HostCall call, UUID id, GuestSize size) {
    GuestDomain guest = domains.guest(call, id);
    if (guest.size().equals(size)) {
      return guest;
    }
    if (size.diskGib() < guest.size().diskGib()) {
      throw call.failure(FailureKind.INVALID, "a disk never shrinks");
    }
    if (size.diskGib() > guest.size().diskGib()) {
      grow(call, guest, size.diskGib() * Volumes.GIB);
    }
    XmlNode definition = guest.definition();
    DomainXml.size(definition, size);
    // The record last, and with the figures in one stroke: it says what the portal may rely on.
    GuestRecord record = guest.record().orElseThrow().withDisk(size.diskGib());
    GuestRecord.replace(definition, record);
    domains.define(call, id, definition);
    return domains.guest(call, id);
  }

  private void grow(HostCall call, GuestDomain guest, long bytes) {
    if (guest.active()) {
      // The file is QEMU's now, so QEMU has to do it.
      domains.act(
          call,
          "growing the disk of guest " + guest.id(),
          guest.id(),
          domain -> {
            if (domain.blockInfo(ROOT_DISK).getCapacity() < bytes) {
              domain.blockResize(ROOT_DISK, bytes, org.libvirt.Domain.BlockResizeFlags.BYTES);
            }
          });
    } else {
      volumes.grow(call, new GuestFiles(guest.id()).disk(), bytes);
    }
  }
}
