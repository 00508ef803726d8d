package org.nephos.testing;

import org.nephos.persistence.AfterCommit;

/** Nobody is woken after a commit; tests call what would be woken. */
public final class NoSynchronization extends AfterCommit {
  @Override
  public void once(String key, Runnable work) {
    // Nobody is there to be woken.
  }
}
