package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.InvoiceView.Party;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.tenancy.api.CallerScope;

/** Who sells in the demonstration, by which taxes, and to whom; what is there is left alone. */
@ApplicationScoped
class DemoBilling {
  private static final String KEY = "made-up-year/billing/";
  private static final String COUNTRY = "DE";
  private static final LocalDate TAXED_SINCE = LocalDate.of(2007, 1, 1);
  private static final int PAYMENT_DAYS = 14;

  private static final Party SELLER =
      new Party(
          "Nephos Demo GmbH (made up)",
          "Wolkengasse 1",
          "10115",
          "Berlin",
          COUNTRY,
          "DE123456789",
          "billing@cloud.example",
          "DE89370400440532013000");

  private static final Party ACME =
      new Party(
          "Acme Works GmbH",
          "Werkstraße 12",
          "20095",
          "Hamburg",
          COUNTRY,
          "DE987654321",
          "billing@acme.example",
          null);

  private static final Party GLOBEX =
      new Party(
          "Globex SARL",
          "12 rue du Nuage",
          "75011",
          "Paris",
          "FR",
          "FR12345678901",
          "billing@globex.example",
          null);

  @Inject private BillingAccountFacade billing;

  /** The seller and the taxes. */
  void ensureSeller() {
    asOperator(
        () -> {
          if (billing.sellers().isEmpty()) {
            billing.createSeller(new SaveSeller(SELLER, "NE", PAYMENT_DAYS), KEY + "seller");
          }
          tax(TaxCategory.STANDARD, "19");
          tax(TaxCategory.REDUCED, "7");
          tax(TaxCategory.ZERO, "0");
          tax(TaxCategory.EXEMPT, "0");
        });
  }

  private void tax(TaxCategory category, String percent) {
    boolean there =
        billing.taxRates().stream()
            .anyMatch(rate -> rate.country().equals(COUNTRY) && rate.category() == category);
    if (!there) {
      billing.addTaxRate(
          new AddTaxRate(COUNTRY, category, new BigDecimal(percent), TAXED_SINCE),
          KEY + "tax/" + category);
    }
  }

  void ensureAcme() {
    account(DemoTenants.ACME, ACME, TaxTreatment.STANDARD);
  }

  void ensureGlobex() {
    account(DemoTenants.GLOBEX, GLOBEX, TaxTreatment.REVERSE_CHARGE);
  }

  private void account(UUID tenant, Party buyer, TaxTreatment treatment) {
    asOperator(
        () -> {
          List<UUID> sellers = billing.sellers().stream().map(seller -> seller.id()).toList();
          if (billing.account(tenant).seller() == null && !sellers.isEmpty()) {
            billing.changeAccount(
                tenant, new SaveBillingAccount(sellers.get(0), buyer, treatment), null);
          }
        });
  }

  private static void asOperator(Runnable deed) {
    try (CallerScope scope = CallerScope.open(DemoPerson.OPERATOR.caller())) {
      deed.run();
    }
  }
}
