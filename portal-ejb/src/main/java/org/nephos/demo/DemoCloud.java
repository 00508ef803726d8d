package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * A cloud to begin with: prices, tenants, people's roles, quotas, zones with hosts, and what can be
 * ordered. Whatever is missing is added, and what people have changed since is left alone.
 */
@ApplicationScoped
public class DemoCloud {
  private static final Logger LOG = Logger.getLogger(DemoCloud.class.getName());
  private static final int TRIES = 3;

  @Inject private Transactions transactions;
  @Inject private DemoPrices prices;
  @Inject private DemoTenants tenants;
  @Inject private DemoCatalog catalog;
  @Inject private DemoHosts hosts;

  /**
   * Adds what is missing.
   *
   * @param libvirtUri where the real host is; blank when there is none
   * @param imageFile where the image's file lies; blank when there is none
   */
  public void ensure(String libvirtUri, String imageFile) {
    ImageFileFacts file = facts(imageFile);
    for (int left = TRIES - 1; ; left--) {
      try (CallerScope scope = CallerScope.open(Caller.system("demo"))) {
        transactions.runInNew(
            () -> {
              prices.ensure();
              tenants.ensure();
              catalog.ensure(file);
              hosts.ensure(libvirtUri);
            });
        return;
      } catch (PersistenceException e) {
        // Another node that starts at the same time may have been quicker: look again.
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  private static ImageFileFacts facts(String imageFile) {
    if (imageFile.isBlank()) {
      return null;
    }
    try {
      return ImageFileFacts.of(Path.of(imageFile));
    } catch (IOException | InvalidPathException e) {
      LOG.log(Level.WARNING, "the demo image cannot be read, real hosts cannot boot it", e);
      return null;
    }
  }
}
