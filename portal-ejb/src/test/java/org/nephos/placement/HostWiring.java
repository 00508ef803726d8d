package org.nephos.placement;

import org.nephos.driver.FaultInjection;
import org.nephos.event.EventWriter;
import org.nephos.list.ListReader;
import org.nephos.metering.MeterLedger;
import org.nephos.testing.Database;
import org.nephos.testing.LocalTransactions;
import org.nephos.testing.NoSynchronization;
import org.nephos.testing.PlainThreads;
import org.nephos.testing.Wiring;
import org.nephos.time.PortalClock;

/** Hosts with the real simulator behind them, put together by hand. */
public final class HostWiring implements AutoCloseable {
  public final PortalClock clock = new PortalClock();
  public final LocalTransactions transactions;
  public final HostRepository hosts;
  public final DriverRegistry drivers;
  public final HostCalls calls;
  public final EventWriter events;
  public final HostProbes probes;
  public final HostService service;

  public HostWiring(Database database) {
    Object em = database.em();
    transactions = new LocalTransactions(database);
    hosts = Wiring.inject(new HostRepository(), em, clock);
    drivers = Wiring.inject(new DriverRegistry(), clock, hosts);
    calls = Wiring.inject(new HostCalls(), drivers, new PlainThreads());
    MeterLedger ledger = Wiring.inject(new MeterLedger(), em, clock);
    events = Wiring.inject(new EventWriter(), em, clock, new NoSynchronization(), ledger);
    probes = Wiring.inject(new HostProbes(), calls, hosts, transactions, events, clock);
    service =
        Wiring.inject(new HostService(), em, hosts, events, Wiring.inject(new ListReader(), em));
  }

  /** Makes simulated hosts misbehave. */
  public FaultInjection faults() {
    return drivers.byName("simulator").facet(FaultInjection.class).orElseThrow();
  }

  @Override
  public void close() {
    calls.close();
    drivers.close();
  }
}
