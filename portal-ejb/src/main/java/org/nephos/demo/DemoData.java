package org.nephos.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Makes the {@link DemoCloud} at every start when {@code nephos.demo} is set, and before that, in a
 * new cloud, the {@link DemoHistory} when {@code nephos.demo.history} is set, too. What runs by
 * itself starts after it, since the clock is another meanwhile.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DemoData {
  @Inject private DemoCloud cloud;
  @Inject private DemoHistory history;

  @PostConstruct
  void start() {
    if (!Boolean.getBoolean("nephos.demo")) {
      return;
    }
    boolean withHistory = Boolean.getBoolean("nephos.demo.history");
    if (withHistory) {
      history.ensure();
    }
    cloud.ensure(
        System.getProperty("nephos.libvirt.uri", ""), System.getProperty("nephos.image.demo", ""));
    if (withHistory) {
      history.follow();
    }
  }
}
