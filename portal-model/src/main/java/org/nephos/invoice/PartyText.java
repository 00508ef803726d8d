package org.nephos.invoice;

import org.nephos.billing.PartyData;
import org.nephos.json.Json;

/** Seller and buyer as they are kept with an invoice. */
public final class PartyText {
  private PartyText() {}

  static String write(PartyData party) {
    return Json.write(party);
  }

  /** Reads what is kept of one. */
  public static PartyData read(String text) {
    return Json.read(text, PartyData.class);
  }
}
