package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceView.Party;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.problem.api.Violation;

class PartyRulesTest {
  private static final String IBAN = "DE89 3704 0044 0532 0130 00";

  private static Party party(String country, String vatId, String email, String iban) {
    return PartyRules.tidy(
        new Party(" Nephos GmbH ", "Am Markt 1", "10115", "Berlin", country, vatId, email, iban));
  }

  private static List<String> fields(List<Violation> violations) {
    return violations.stream().map(Violation::field).toList();
  }

  @Test
  void whatPeopleWriteForReadingIsNotKept() {
    Party kept = party("de", "de 123.456.789", " ", IBAN);
    assertThat(kept)
        .isEqualTo(
            new Party(
                "Nephos GmbH",
                "Am Markt 1",
                "10115",
                "Berlin",
                "DE",
                "DE123456789",
                null,
                "DE89370400440532013000"));
    assertThat(PartyRules.tidy(null)).isNull();
  }

  @Test
  void aSellerWithAllItNeedsIsTaken() {
    Party party = party("DE", "DE123456789", "billing@nephos.example", IBAN);
    assertThat(PartyRules.check(new SaveSeller(party, "NPH-26", 14))).isEmpty();
  }

  @Test
  void anIbanWithAWrongDigitOrOfAWrongLengthIsRefused() {
    for (String iban : List.of("DE88370400440532013000", "DE8937040044053201300", "XX12")) {
      Party party = party("DE", null, "billing@nephos.example", iban);
      assertThat(fields(PartyRules.check(new SaveSeller(party, "N", 0))))
          .as(iban)
          .containsExactly("party.iban");
    }
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Party wrong = PartyRules.tidy(new Party("=1+1", "", null, "B", "EU", "D", "no address", null));
    assertThat(fields(PartyRules.check(new SaveSeller(wrong, "n-", 366))))
        .containsExactlyInAnyOrder(
            "party.legalName",
            "party.street",
            "party.postalCode",
            "party.country",
            "party.vatId",
            "party.email",
            "invoicePrefix",
            "paymentDays");
  }

  @Test
  void reverseChargeAsksForTheVatIdOfTheBuyerAndNothingAsksForItsMail() {
    SaveBillingAccount without =
        new SaveBillingAccount(
            UUID.randomUUID(), party("AT", null, null, null), TaxTreatment.REVERSE_CHARGE);
    SaveBillingAccount with =
        new SaveBillingAccount(
            UUID.randomUUID(), party("AT", "ATU12345678", null, null), TaxTreatment.REVERSE_CHARGE);
    assertThat(fields(PartyRules.check(without))).containsExactly("buyer.vatId");
    assertThat(PartyRules.check(with)).isEmpty();
    assertThat(fields(PartyRules.check(new SaveBillingAccount(null, null, null))))
        .containsExactlyInAnyOrder("seller", "buyer", "taxTreatment");
  }

  @Test
  void aVatIdHasTheFormOfItsCountry() {
    for (String id :
        List.of(
            "DE123456789", "ATU12345678", "NL123456789B01", "EL123456789", "CHE123456789MWST")) {
      assertThat(VatIds.isWellFormed(id)).as(id).isTrue();
    }
  }

  @Test
  void whatHasAnotherFormIsNoVatId() {
    for (String id :
        List.of("DE12345678", "AT12345678", "NL123456789", "D", "DE12345678A", "de123456789")) {
      assertThat(VatIds.isWellFormed(id)).as(id).isFalse();
    }
  }
}
