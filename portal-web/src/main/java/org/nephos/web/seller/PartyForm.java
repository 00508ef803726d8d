package org.nephos.web.seller;

import java.util.Locale;
import org.nephos.invoice.api.InvoiceView.Party;
import org.nephos.web.text.Typed;

/** What stands in the fields of a seller or buyer, as it is typed. */
public class PartyForm {
  private String legalName;
  private String street;
  private String postalCode;
  private String city;
  private String country;
  private String vatId;
  private String email;
  private String iban;

  /**
   * Fills the fields with what is kept.
   *
   * @param party null for empty fields
   */
  public void fill(Party party) {
    if (party != null) {
      legalName = party.legalName();
      street = party.street();
      postalCode = party.postalCode();
      city = party.city();
      country = party.country();
      vatId = party.vatId();
      email = party.email();
      iban = party.iban();
    }
  }

  /** What the fields say. */
  public Party party() {
    return new Party(
        Typed.text(legalName),
        Typed.text(street),
        Typed.text(postalCode),
        Typed.text(city),
        country == null || country.isBlank() ? null : country.strip().toUpperCase(Locale.ROOT),
        Typed.text(vatId),
        Typed.text(email),
        Typed.text(iban));
  }

  public String getLegalName() {
    return legalName;
  }

  public void setLegalName(String legalName) {
    this.legalName = legalName;
  }

  public String getStreet() {
    return street;
  }

  public void setStreet(String street) {
    this.street = street;
  }

  public String getPostalCode() {
    return postalCode;
  }

  public void setPostalCode(String postalCode) {
    this.postalCode = postalCode;
  }

  public String getCity() {
    return city;
  }

  public void setCity(String city) {
    this.city = city;
  }

  public String getCountry() {
    return country;
  }

  public void setCountry(String country) {
    this.country = country;
  }

  public String getVatId() {
    return vatId;
  }

  public void setVatId(String vatId) {
    this.vatId = vatId;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public String getIban() {
    return iban;
  }

  public void setIban(String iban) {
    this.iban = iban;
  }
}
