package org.nephos.driver.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.libvirt.Domain;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.driver.GuestSize;
import org.nephos.driver.GuestSpec;
import org.nephos.driver.NicSpec;
import org.nephos.driver.PowerState;

/**
 * Makes and removes guests.
 *
 * <p>The definition comes first, beside the disk, and goes last: with the driver's record in it, it
 * is the list of what has to be removed, whenever somebody dies in the middle. Until everything is
 * there the record says that the guest is not whole, and nobody takes it for one.
 */
final class GuestLifecycle {
  /** The log's first line keeps its format from being guessed by what the guest writes. */
  static final byte[] LOG_HEADER =
      ("Nephos: what follows was written by a guest to its serial port. "
              + "It is text without any format.\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final GuestDomains domains;
  private final Volumes volumes;
  private final ImageStore images;
  private final HostNetworks networks;

  GuestLifecycle(GuestDomains domains, Volumes volumes, ImageStore images, HostNetworks networks) {
    this.domains = domains;
    this.volumes = volumes;
    this.images = images;
    this.networks = networks;
  }

  /**
   * Ensures a guest.
   *
   * @return the guest; empty, with nothing done, when its image has to be brought to the host first
   */
  Optional<GuestDomain> create(HostCall call, GuestSpec spec) {
    Optional<GuestDomain> found = domains.find(call, spec.id());
    if (found.isPresent()) {
      domains.requireOurs(call, found.get());
      if (found.get().isWhole()) {
        GuestDomain same = requireSame(call, found.get(), spec);
        ensureNetworks(call, spec);
        return Optional.of(same);
      }
    }
    Optional<ImageOnHost> image = images.find(call, spec.image());
    if (image.isEmpty()) {
      return Optional.empty();
    }
    requireRoom(call, spec.size(), image.get());
    found.ifPresent(half -> remove(call, half));
    GuestRecord record = GuestRecord.of(spec);
    XmlNode definition =
        DomainXml.of(
            spec,
            record,
            new DomainXml.Place(
                HostFacts.domainType(call), volumes.pool(call).path(), image.get()));
    try {
      make(call, spec, record, definition, image.get());
    } catch (DriverException e) {
      undo(call, spec, e);
      throw e;
    }
    return Optional.of(
        new GuestDomain(
            spec.id(), false, PowerState.SHUTDOWN, definition, Optional.of(record.asWhole())));
  }

  /** Removes a guest, or what is left of it. */
  void destroy(HostCall call, UUID id) {
    Optional<GuestDomain> found = domains.find(call, id);
    if (found.isEmpty()) {
      removeVolumes(call, id);
      return;
    }
    domains.requireOurs(call, found.get());
    remove(call, found.get());
  }

  private GuestDomain requireSame(HostCall call, GuestDomain guest, GuestSpec spec) {
    GuestRecord record = guest.record().orElseThrow();
    boolean same =
        record.fingerprint().equals(SpecFingerprint.of(spec)) && guest.size().equals(spec.size());
    if (!same) {
      throw call.failure(
          FailureKind.CONFLICT, "guest " + spec.id() + " is there with another specification");
    }
    return guest;
  }

  /** Refuses what this host could not even hold alone; how much it promises is the portal's. */
  private void requireRoom(HostCall call, GuestSize size, ImageOnHost image) {
    if (size.diskGib() * Volumes.GIB < image.virtualBytes()) {
      throw call.failure(FailureKind.INVALID, "the disk is smaller than its image");
    }
    if (size.ramMib() > HostFacts.memoryMib(call)
        || size.diskGib() > volumes.pool(call).capacityGib()) {
      throw call.failure(FailureKind.INSUFFICIENT_CAPACITY, "the guest is bigger than this host");
    }
  }

  private void make(
      HostCall call, GuestSpec spec, GuestRecord record, XmlNode definition, ImageOnHost image) {
    GuestFiles files = new GuestFiles(spec.id());
    String backing = volumes.path(call, image.volume());
    // The clone is a program of its own on the host; the rest is done while it runs. Should it end
    // before there is a definition, its name tells whose it is.
    SideBySide.run(
        () ->
            anew(
                call,
                files.disk(),
                disk ->
                    volumes.createClone(
                        call, disk, spec.size().diskGib() * Volumes.GIB, backing, image.format())),
        () -> {
          ensureNetworks(call, spec);
          domains.define(call, spec.id(), definition);
          byte[] content = Seed.of(spec.id(), spec.seed());
          anew(call, files.seed(), seed -> volumes.createWith(call, seed, content));
          anew(call, files.log(), log -> volumes.createWith(call, log, LOG_HEADER));
          for (GuestRecord.Nic nic : record.nics()) {
            networks.reserve(call, nic);
          }
        });
    domains.keep(call, spec.id(), record.asWhole());
  }

  /** What is there already was left by somebody who undefined the domain behind our back. */
  private void anew(HostCall call, String volume, Consumer<String> creation) {
    try {
      creation.accept(volume);
    } catch (DriverException e) {
      if (e.kind() != FailureKind.CONFLICT) {
        throw e;
      }
      volumes.delete(call, volume);
      creation.accept(volume);
    }
  }

  private void ensureNetworks(HostCall call, GuestSpec spec) {
    for (NicSpec nic : spec.nics()) {
      networks.ensure(call, nic.network());
    }
  }

  /** Removes what a failed creation made; what cannot be removed now is found again later. */
  private void undo(HostCall call, GuestSpec spec, DriverException reason) {
    images.forget(call, spec.image());
    volumes.forget(call);
    for (NicSpec nic : spec.nics()) {
      networks.forget(call, nic.network());
    }
    try {
      destroy(call, spec.id());
    } catch (DriverException e) {
      reason.addSuppressed(e);
    }
  }

  private void remove(HostCall call, GuestDomain guest) {
    UUID id = guest.id();
    if (guest.active()) {
      forceOff(call, id);
    }
    for (GuestRecord.Nic nic : guest.record().orElseThrow().nics()) {
      networks.release(call, nic);
    }
    removeVolumes(call, id);
    try {
      domains.undefine(call, id);
    } catch (DriverException e) {
      if (e.kind() != FailureKind.NOT_FOUND) {
        throw e;
      }
    }
  }

  private void forceOff(HostCall call, UUID id) {
    try {
      domains.act(call, "stopping guest " + id, id, Domain::destroy);
    } catch (DriverException e) {
      // It may have ended by itself meanwhile.
      if (domains.find(call, id).map(GuestDomain::active).orElse(false)) {
        throw e;
      }
    }
  }

  private void removeVolumes(HostCall call, UUID id) {
    for (String volume : new GuestFiles(id).volumes()) {
      volumes.delete(call, volume);
    }
  }
}
