package org.nephos.invoice;

import org.nephos.billing.PartyData;
import org.nephos.invoice.api.InvoiceView.Party;

/** Sellers and buyers as they are kept and as they are shown. */
final class Parties {
  private Parties() {}

  /**
   * As it is shown.
   *
   * @return null for null
   */
  static Party view(PartyData data) {
    return data == null
        ? null
        : new Party(
            data.legalName(),
            data.street(),
            data.postalCode(),
            data.city(),
            data.country(),
            data.vatId(),
            data.email(),
            data.iban());
  }

  /** As it is kept. */
  static PartyData data(Party party) {
    return new PartyData(
        party.legalName(),
        party.street(),
        party.postalCode(),
        party.city(),
        party.country(),
        party.vatId(),
        party.email(),
        party.iban());
  }
}
