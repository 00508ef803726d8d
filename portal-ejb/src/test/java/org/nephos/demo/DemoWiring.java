package org.nephos.demo;

import org.nephos.quota.QuotaRepository;
import org.nephos.testing.Database;
import org.nephos.testing.LocalTransactions;
import org.nephos.testing.Wiring;
import org.nephos.time.PortalClock;

/** The demo cloud for tests that want one to begin with. */
public final class DemoWiring {
  private DemoWiring() {}

  /** Makes it, or what is missing of it. */
  public static void ensure(Database database, String libvirtUri, String imageFile) {
    Object em = database.em();
    PortalClock clock = new PortalClock();
    QuotaRepository quota = Wiring.inject(new QuotaRepository(), em);
    Wiring.inject(
            new DemoData(),
            new LocalTransactions(database),
            Wiring.inject(new DemoPrices(), em, clock),
            Wiring.inject(new DemoTenants(), em, clock, quota),
            Wiring.inject(new DemoCatalog(), em, clock),
            Wiring.inject(new DemoHosts(), em))
        .ensure(libvirtUri, imageFile);
  }
}
