package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.nephos.driver.LoadControl;
import org.nephos.persistence.Transactions;
import org.nephos.placement.DriverRegistry;

/**
 * Tells simulators how busy the members of groups are. The database keeps what was set; a driver
 * knows it only while it is open, so each is told again when it may have forgotten.
 */
@ApplicationScoped
public class SimulatedLoads {
  private static final Logger LOG = Logger.getLogger(SimulatedLoads.class.getName());

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private ScalingRepository groups;
  @Inject private DriverRegistry drivers;

  private final Map<UUID, Integer> told = new HashMap<>();

  /** The names of the drivers in use. */
  List<String> driverNames() {
    return em.createQuery("select distinct z.driver from Zone z order by z.driver", String.class)
        .getResultList();
  }

  /** Tells these drivers; with no transaction open. Never throws. */
  synchronized void tell(UUID group, int totalCpuPercent, List<String> driverNames) {
    boolean all = true;
    for (String name : driverNames) {
      try {
        drivers
            .byName(name)
            .facet(LoadControl.class)
            .ifPresent(control -> control.setLoad(group.toString(), totalCpuPercent));
      } catch (RuntimeException e) {
        all = false;
        LOG.log(Level.FINE, "the driver " + name + " was not told of a load", e);
      }
    }
    if (all) {
      told.put(group, totalCpuPercent);
    }
  }

  /** All drivers are to be told again, as after a start. */
  synchronized void forget() {
    told.clear();
  }

  /** Tells what has not been told since the start. */
  void catchUp() {
    record Wanted(List<String> drivers, Map<UUID, Integer> loads) {}
    Wanted wanted =
        transactions.inNew(
            () ->
                new Wanted(
                    driverNames(),
                    groups.living().stream()
                        .collect(Collectors.toMap(ScalingGroup::id, ScalingGroup::simulatedLoad))));
    synchronized (this) {
      told.keySet().retainAll(wanted.loads().keySet());
      wanted
          .loads()
          .forEach(
              (group, load) -> {
                if (!told.getOrDefault(group, 0).equals(load)) {
                  tell(group, load, wanted.drivers());
                }
              });
    }
  }
}
