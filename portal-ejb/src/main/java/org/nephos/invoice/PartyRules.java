package org.nephos.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceView.Party;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.problem.api.Violation;
import org.nephos.tenancy.TenancyRules;

/** What sellers and buyers must be like, as far as it can be told without looking. */
final class PartyRules {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]([A-Z0-9-]{0,14}[A-Z0-9])?");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_POSTAL_CODE = 16;
  private static final int LONGEST_CITY = 100;
  private static final int MOST_DAYS = 365;

  /** What spreadsheets would take for a formula; exports give names unchanged. */
  private static final String FORMULA = "=+-@";

  private PartyRules() {}

  /**
   * The same as it is kept: without what people put in for reading, and null for what is empty.
   *
   * @param party may be null
   */
  static Party tidy(Party party) {
    return party == null
        ? null
        : new Party(
            text(party.legalName()),
            text(party.street()),
            text(party.postalCode()),
            text(party.city()),
            code(party.country()),
            code(party.vatId()),
            text(party.email()),
            code(party.iban()));
  }

  private static String text(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static String code(String text) {
    String letters = text == null ? "" : text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    return letters.isEmpty() ? null : letters;
  }

  /** What is wrong with a seller, whose party is tidy. */
  static List<Violation> check(SaveSeller seller) {
    List<Violation> violations = new ArrayList<>();
    if (seller.party() == null) {
      violations.add(new Violation("party", "required", "Say who sells."));
    } else {
      party("party.", seller.party(), violations);
      if (seller.party().email() == null) {
        TenancyRules.address("party.email", "", violations);
      }
      iban(seller.party().iban(), violations);
    }
    if (seller.invoicePrefix() == null || !PREFIX.matcher(seller.invoicePrefix()).matches()) {
      violations.add(
          new Violation(
              "invoicePrefix",
              "characters",
              "A prefix has 1 to 16 capital letters, digits and hyphens, and begins and ends with a"
                  + " letter or digit."));
    }
    if (seller.paymentDays() < 0 || seller.paymentDays() > MOST_DAYS) {
      violations.add(new Violation("paymentDays", "range", "Give 0 to 365 days."));
    }
    return violations;
  }

  /** What is wrong with a billing account, whose buyer is tidy. */
  static List<Violation> check(SaveBillingAccount account) {
    List<Violation> violations = new ArrayList<>();
    if (account.seller() == null) {
      violations.add(new Violation("seller", "required", "Choose who sells."));
    }
    if (account.taxTreatment() == null) {
      violations.add(
          new Violation(
              "taxTreatment", "required", "Give one of STANDARD, REVERSE_CHARGE, EXEMPT."));
    }
    Party buyer = account.buyer();
    if (buyer == null) {
      violations.add(new Violation("buyer", "required", "Say who buys."));
      return violations;
    }
    party("buyer.", buyer, violations);
    if (account.taxTreatment() == TaxTreatment.REVERSE_CHARGE && buyer.vatId() == null) {
      violations.add(
          new Violation("buyer.vatId", "required", "Reverse charge asks for the buyer's VAT id."));
    }
    return violations;
  }

  private static void party(String at, Party party, List<Violation> violations) {
    name(at + "legalName", party.legalName(), LONGEST_NAME, violations);
    name(at + "street", party.street(), LONGEST_NAME, violations);
    name(at + "postalCode", party.postalCode(), LONGEST_POSTAL_CODE, violations);
    name(at + "city", party.city(), LONGEST_CITY, violations);
    if (party.country() == null || !COUNTRIES.contains(party.country())) {
      violations.add(
          new Violation(
              at + "country", "unknown", "Give a country of ISO 3166, two letters, as DE."));
    }
    if (party.vatId() != null && !VatIds.isWellFormed(party.vatId())) {
      violations.add(
          new Violation(
              at + "vatId",
              "characters",
              "A VAT id has the letters and digits that its country wants, as DE123456789."));
    }
    if (party.email() != null) {
      TenancyRules.address(at + "email", party.email(), violations);
    }
  }

  private static void name(String field, String name, int most, List<Violation> violations) {
    if (name == null || name.length() > most || name.chars().anyMatch(Character::isISOControl)) {
      violations.add(new Violation(field, "length", "Give 1 to " + most + " characters."));
    } else if (FORMULA.indexOf(name.charAt(0)) >= 0) {
      violations.add(
          new Violation(
              field, "characters", "It does not begin with =, +, - or @, as a formula does."));
    }
  }

  private static void iban(String iban, List<Violation> violations) {
    if (iban != null && !IBANValidator.getInstance().isValid(iban)) {
      violations.add(
          new Violation(
              "party.iban",
              "checksum",
              "This is no IBAN: its length is wrong for its country, or it was mistyped."));
    }
  }
}
