package org.nephos.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.InstanceService;
import org.nephos.compute.InstanceState;
import org.nephos.compute.api.InstanceView;
import org.nephos.lease.api.ChangeLeasePolicy;
import org.nephos.lease.api.ExtendLease;
import org.nephos.lease.api.LeaseExtensionView;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.testing.StillCloud;

/** A cloud with instances that have leases, and policies on them. */
final class LeaseCloud extends StillCloud {
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);

  LeaseService leases() {
    return portal().get(LeaseService.class);
  }

  InstanceService instances() {
    return portal().get(InstanceService.class);
  }

  /** Looks after leases, and works off what follows. */
  void tick() {
    tick(LeaseTick.class);
    portal().work();
  }

  void tickAfter(Duration time) {
    after(time);
    tick();
  }

  /** A new one that runs, with this term; null for none. */
  UUID active(Duration lease) {
    UUID id = submit("leased", lease).instances().get(0);
    portal().work();
    assertThat(seen(id).state()).isEqualTo(InstanceState.ACTIVE);
    return id;
  }

  InstanceView seen(UUID id) {
    return portal().as(operator(), () -> instances().get(id));
  }

  long events(UUID id, String type) {
    return portal()
        .number(
            "select count(*) from event where resource_id = :id and type = :type",
            Map.of("id", id, "type", type));
  }

  static ChangeLeasePolicy policy(Duration maximum, boolean mandatory, Integer free) {
    return new ChangeLeasePolicy(
        maximum, mandatory, null, List.of(DAY, HOUR), Duration.ofDays(7), free);
  }

  LeasePolicyView operatorSays(ChangeLeasePolicy policy) {
    return portal().as(operator(), () -> leases().changePolicyOfTenant(tenant(), policy, null));
  }

  LeasePolicyView adminSays(ChangeLeasePolicy policy, Long version) {
    return portal().as(acmeAdmin(), () -> leases().changePolicyOfTenant(tenant(), policy, version));
  }

  /** Asks for more time, until so long after the beginning. */
  LeaseExtensionView ask(UUID id, Duration until) {
    ExtendLease command = new ExtendLease(id, begin().plus(until), "The sale goes on.");
    return portal().as(acmeUser(), () -> leases().extend(command, null));
  }

  LeaseExtensionView read(UUID request) {
    return portal().as(acmeUser(), () -> leases().extension(request));
  }

  InstanceView takeOff(UUID id) {
    return portal().as(acmeUser(), () -> leases().remove(id, "It is needed for good."));
  }
}
