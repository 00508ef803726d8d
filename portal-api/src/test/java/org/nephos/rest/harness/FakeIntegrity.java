package org.nephos.rest.harness;

import java.time.Instant;
import java.util.List;
import org.nephos.integrity.api.IntegrityFacade;
import org.nephos.integrity.api.InvariantView;
import org.nephos.integrity.api.InvariantView.DriftView;

/** One invariant that holds until it is checked. */
public final class FakeIntegrity implements IntegrityFacade {
  @Override
  public List<InvariantView> list() {
    return List.of(new InvariantView("I1", "ok", Instant.EPOCH, 12, 3, List.of()));
  }

  @Override
  public List<InvariantView> check() {
    return List.of(
        new InvariantView(
            "I1", "drift", Instant.EPOCH, 12, 3, List.of(new DriftView("quota-used", "x", "y"))));
  }
}
