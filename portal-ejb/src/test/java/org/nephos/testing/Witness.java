package org.nephos.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.nephos.quota.QuotaChanged;

/** Sees what is told to others. */
@ApplicationScoped
public class Witness {
  private final List<Object> seen = new CopyOnWriteArrayList<>();

  void see(@Observes QuotaChanged changed) {
    seen.add(changed);
  }

  /** What was told so far. */
  public List<Object> seen() {
    return seen;
  }

  /** Forgets it. */
  public void forget() {
    seen.clear();
  }
}
