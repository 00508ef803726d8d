package org.nephos.invoice.api;

import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** Money that tenants have with the seller, and what finance adds to their next invoice. */
public interface CreditFacade {
  /** Credits, newest first; filters {@code tenant}, {@code kind}. */
  Page<CreditView> credits(ListQuery query);

  CreditView credit(UUID id);

  /** Gives a tenant a credit, or records what was paid ahead; for the operator. */
  CreditView grant(GrantCredit command, String idempotencyKey);

  /** What is to stand on next invoices, and what stood on past ones; filter {@code tenant}. */
  Page<ManualItemView> manualItems(ListQuery query);

  ManualItemView addManualItem(AddManualItem command, String idempotencyKey);

  /**
   * Takes back what is not on an invoice yet.
   *
   * @throws org.nephos.problem.api.ConflictException {@code state-conflict} when it is
   */
  void deleteManualItem(UUID id);
}
