package org.nephos.billing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Who sells or buys, as a row keeps it: the columns that sellers and billing accounts share. */
@Embeddable
public class Party {
  @Column(name = "legal_name")
  private String legalName;

  private String street;

  @Column(name = "postal_code")
  private String postalCode;

  private String city;
  private String country;

  @Column(name = "vat_id")
  private String vatId;

  private String email;

  protected Party() {}

  /** What of these data both kinds of parties have, which is all but the account to pay to. */
  public Party(PartyData data) {
    legalName = data.legalName();
    street = data.street();
    postalCode = data.postalCode();
    city = data.city();
    country = data.country();
    vatId = data.vatId();
    email = data.email();
  }

  /**
   * As invoices name it.
   *
   * @param iban where to pay, or null
   */
  public PartyData data(String iban) {
    return new PartyData(legalName, street, postalCode, city, country, vatId, email, iban);
  }
}
