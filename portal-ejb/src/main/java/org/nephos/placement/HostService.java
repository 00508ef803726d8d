package org.nephos.placement;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.placement.api.HostFacade;
import org.nephos.placement.api.HostView;
import org.nephos.problem.Reason;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** The operator's view of the hosts. */
@Stateless
public class HostService implements HostFacade {
  private static final ListDefinition<Host> LIST =
      ListDefinition.of(Host.class, "name")
          .equal("zone", "zoneName", Parse::text)
          .equal("state", "state", Parse.constant(HostState.class))
          .contains("name", "name")
          .sort("name", "name", Parse::text)
          .sort("zone", "zoneName", Parse::text);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private ListReader reader;
  @Inject private HostRepository hosts;
  @Inject private HostEvents events;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<HostView> list(ListQuery query) {
    return reader.page(LIST, query, List.of(), HostService::position, this::views);
  }

  private static Marker.Position position(Host host) {
    return new Marker.Position(Map.of("name", host.name(), "zone", host.zoneName()), host.id());
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public HostView get(@Names(ResourceKind.HOST) UUID id) {
    Host host = hosts.find(id);
    if (host == null) {
      throw new NotFoundException();
    }
    return views(List.of(host)).get(0);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public HostView setMaintenance(@Names(ResourceKind.HOST) UUID id, boolean on, String reason) {
    Reason.check(reason);
    return transactions.inNew(() -> turn(id, on, reason));
  }

  private HostView turn(UUID id, boolean on, String reason) {
    Host host = hosts.lockAll(List.of(id)).stream().findFirst().orElseThrow(NotFoundException::new);
    HostState before = host.state();
    if (on != (before == HostState.MAINTENANCE)) {
      if (on) {
        host.beginMaintenance();
      } else {
        host.endMaintenance();
      }
      String type = on ? "host.maintenance-on" : "host.maintenance-off";
      events.stateChanged(host, type, before, said(host, reason));
    }
    return views(List.of(host)).get(0);
  }

  private static Map<String, Object> said(Host host, String reason) {
    Map<String, Object> data = new HashMap<>();
    data.put("state", host.state().name());
    if (reason != null && !reason.isBlank()) {
      data.put("reason", reason);
    }
    return data;
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public CapacityView capacity() {
    Object[] sums =
        em.createQuery(
                "select coalesce(sum(h.vcpus), 0), coalesce(sum(h.ramMib), 0),"
                    + " coalesce(sum(h.diskGib), 0), coalesce(sum(h.allocatedVcpus), 0),"
                    + " coalesce(sum(h.allocatedRamMib), 0),"
                    + " coalesce(sum(h.allocatedDiskGib), 0), count(h),"
                    + " coalesce(sum(case when h.state = org.nephos.placement.HostState.UP"
                    + " then 1 else 0 end), 0)"
                    + " from Host h where h.state <> org.nephos.placement.HostState.MAINTENANCE",
                Object[].class)
            .getSingleResult();
    return new CapacityView(figures(sums, 0), figures(sums, 3), number(sums[6]), number(sums[7]));
  }

  private static HostView.Figures figures(Object[] sums, int at) {
    return new HostView.Figures(number(sums[at]), number(sums[at + 1]), number(sums[at + 2]));
  }

  private static long number(Object sum) {
    return ((Number) sum).longValue();
  }

  private List<HostView> views(List<Host> rows) {
    Map<String, String> drivers = new HashMap<>();
    return rows.stream()
        .map(
            host ->
                view(host, drivers.computeIfAbsent(host.zoneName(), zone -> hosts.driverOf(host))))
        .toList();
  }

  private static HostView view(Host host, String driver) {
    return new HostView(
        host.id(),
        host.name(),
        host.uri(),
        host.zoneName(),
        driver,
        host.state().name(),
        new HostView.Figures(host.vcpus(), host.ramMib(), host.diskGib()),
        new HostView.Figures(
            host.allocatedVcpus(), host.allocatedRamMib(), host.allocatedDiskGib()),
        host.allocatedInstances(),
        host.lastContact(),
        host.hypervisor(),
        host.detail());
  }
}
