package org.nephos.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.nephos.event.EventChain.Verdict;
import org.nephos.persistence.Transactions;

/**
 * Checks long stretches of the chain in short transactions. Places once given never change, so the
 * parts need not be of one moment.
 */
@ApplicationScoped
public class ChainCheck {
  private static final long PART = 20_000;

  @Inject private EventChain chain;
  @Inject private Transactions transactions;

  /**
   * Checks these places up to the newest one.
   *
   * @param from at least 1
   * @param to inclusive; places beyond the newest are left out
   */
  public Verdict verify(long from, long to) {
    long end = Math.min(to, transactions.inNew(chain::head));
    long checked = 0;
    for (long next = from; next <= end; next += PART) {
      Verdict part = chain.verify(next, Math.min(end, next + PART - 1));
      checked += part.checked();
      if (!part.isWhole()) {
        return new Verdict(checked, part.brokenAt(), part.reason());
      }
    }
    return new Verdict(checked, null, null);
  }
}
