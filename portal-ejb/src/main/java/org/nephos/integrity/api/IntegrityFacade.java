package org.nephos.integrity.api;

import java.util.List;

/** Whether the cloud's rows agree, for the operator. */
public interface IntegrityFacade {
  /** The last check of each invariant, by name; one that was never checked is not in it. */
  List<InvariantView> list();

  /** Checks all invariants now, and returns what was found. */
  List<InvariantView> check();
}
