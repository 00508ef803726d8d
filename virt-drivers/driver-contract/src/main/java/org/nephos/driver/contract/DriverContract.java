package org.nephos.driver.contract;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * The whole contract. Extend it, supply the hooks of {@link DriverUnderTest}, and run it by JUnit.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class DriverContract
    implements HostPromises,
        CreatePromises,
        PowerPromises,
        ResizePromises,
        DestroyPromises,
        ListAndSamplePromises,
        ConcurrencyPromises,
        FacetPromises {

  private final List<UUID> ids = new CopyOnWriteArrayList<>();

  @Override
  public final UUID newId() {
    UUID id = UUID.randomUUID();
    ids.add(id);
    return id;
  }

  @AfterEach
  final void removeTheGuestsOfThisTest() {
    for (UUID id : ids) {
      driver().destroy(host(), id);
    }
    ids.clear();
  }
}
