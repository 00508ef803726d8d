package org.nephos.placement;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * Each node looks at all hosts when it starts, beside the start of the rest: the tick may be run by
 * another node, and this one wants its own connections before it says that it is ready.
 */
@Singleton
@Startup
@DependsOn("DemoData")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstProbe {
  private static final Logger LOG = Logger.getLogger(FirstProbe.class.getName());

  @Resource(lookup = "java:jboss/ee/concurrency/factory/nephos")
  private ManagedThreadFactory threads;

  @Inject private HostProbes probes;

  @PostConstruct
  void start() {
    Thread thread = threads.newThread(this::probe);
    thread.setName("nephos-first-probe");
    thread.start();
  }

  private void probe() {
    try (CallerScope scope = CallerScope.open(Caller.system("host-probe"))) {
      probes.probeAll();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the first look at the hosts failed; the tick looks again", e);
    }
  }
}
