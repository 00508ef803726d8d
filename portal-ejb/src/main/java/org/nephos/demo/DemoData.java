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

/** Makes the {@link DemoCloud} at every start when {@code nephos.demo} is set. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class DemoData {
  @Inject private DemoCloud cloud;

  @PostConstruct
  void start() {
    if (Boolean.getBoolean("nephos.demo")) {
      cloud.ensure(
          System.getProperty("nephos.libvirt.uri", ""),
          System.getProperty("nephos.image.demo", ""));
    }
  }
}
