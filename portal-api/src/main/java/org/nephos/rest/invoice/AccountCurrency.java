package org.nephos.rest.invoice;

import java.util.UUID;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;

/** In which currency a tenant is charged. */
final class AccountCurrency {
  private AccountCurrency() {}

  /**
   * The currency.
   *
   * @throws InvalidException for a tenant of a body that is not there
   */
  static String of(BillingAccountFacade accounts, UUID tenant) {
    try {
      return accounts.account(tenant).currency();
    } catch (NotFoundException e) {
      throw new InvalidException("tenant", "unknown-reference", "There is no such tenant.");
    }
  }
}
