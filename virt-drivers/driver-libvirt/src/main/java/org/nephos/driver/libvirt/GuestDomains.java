package org.nephos.driver.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.nephos.driver.FailureKind;

/** Finds and changes domains. */
final class GuestDomains {
  private static final int FORGET_EVERYTHING =
      1 /* managed save */ | 2 /* snapshots */ | 4 /* NVRAM */ | 16 /* checkpoints */;

  /** Something done to a domain. */
  @FunctionalInterface
  interface Action {
    void on(Domain domain) throws LibvirtException;
  }

  /** Any domain with this UUID. */
  Optional<GuestDomain> find(HostCall call, UUID id) {
    return call.ask("looking for guest " + id, c -> c.domain(id.toString())).map(GuestDomain::of);
  }

  /**
   * A guest of ours.
   *
   * @throws org.nephos.driver.DriverException {@code NOT_FOUND} when there is none; {@code
   *     CONFLICT} when the domain is somebody else's
   */
  GuestDomain guest(HostCall call, UUID id) {
    GuestDomain found =
        find(call, id)
            .orElseThrow(() -> call.failure(FailureKind.NOT_FOUND, "there is no guest " + id));
    requireOurs(call, found);
    if (!found.isWhole()) {
      throw call.failure(FailureKind.NOT_FOUND, "there is no guest " + id);
    }
    return found;
  }

  /** All guests of ours. */
  List<GuestDomain> all(HostCall call) {
    return call
        .ask("listing guests", c -> c.domains(name -> name.startsWith(GuestFiles.DOMAIN_PREFIX)))
        .stream()
        .map(GuestDomain::of)
        .filter(GuestDomain::isWhole)
        .toList();
  }

  /** Fails as {@code CONFLICT} for a domain that the driver did not make. */
  void requireOurs(HostCall call, GuestDomain domain) {
    if (domain.record().isEmpty()) {
      throw call.failure(
          FailureKind.CONFLICT, "domain " + domain.id() + " was not made by the portal");
    }
  }

  /** Defines a domain, or redefines it for its next start. */
  void define(HostCall call, UUID id, XmlNode definition) {
    call.tell("defining guest " + id, c -> c.domainDefineXML(definition.toXml()).free());
  }

  /** Replaces the record in a domain's definition. */
  void keep(HostCall call, UUID id, GuestRecord record) {
    act(
        call,
        "noting the state of guest " + id,
        id,
        domain ->
            domain.setMetadata(
                Domain.MetadataType.ELEMENT,
                record.toPlainXml().toXml(),
                GuestRecord.PREFIX,
                GuestRecord.NAMESPACE,
                Domain.ModificationImpact.CONFIG));
  }

  /** Removes a domain that is off, and all that libvirt keeps with it. */
  void undefine(HostCall call, UUID id) {
    act(call, "undefining guest " + id, id, domain -> domain.undefine(FORGET_EVERYTHING));
  }

  /** Does something to a domain. */
  void act(HostCall call, String doing, UUID id, Action action) {
    call.tell(
        doing,
        c -> {
          Domain domain = c.domainLookupByUUIDString(id.toString());
          try {
            action.on(domain);
          } finally {
            domain.free();
          }
        });
  }
}
