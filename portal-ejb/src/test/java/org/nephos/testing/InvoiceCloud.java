package org.nephos.testing;

import java.util.Locale;
import java.util.UUID;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.BillingAccountService;
import org.nephos.invoice.api.InvoiceView.Party;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;

/** Who sells and who buys, in tests. */
public final class InvoiceCloud {
  private static final String IBAN = "DE89370400440532013000";

  private InvoiceCloud() {}

  /** A seller of Germany, with a prefix of its own. Called as the operator. */
  public static SellerView seller(Portal portal, String prefix, int days) {
    return portal
        .get(BillingAccountService.class)
        .createSeller(new SaveSeller(party("Clouds Ltd", "DE123456789", IBAN), prefix, days), null);
  }

  /** A party in Berlin. */
  public static Party party(String name, String vatId, String iban) {
    return new Party(name, "Street 1", "10115", "Berlin", "DE", vatId, "bills@example.org", iban);
  }

  /** Makes a tenant's invoices out to somebody. Called as the operator. */
  public static void account(Portal portal, UUID tenant) {
    account(portal, tenant, seller(portal, prefix(), 14).id(), TaxTreatment.STANDARD);
  }

  /** The same with a seller that there is. */
  public static void account(Portal portal, UUID tenant, UUID seller, TaxTreatment treatment) {
    portal
        .get(BillingAccountService.class)
        .changeAccount(
            tenant,
            new SaveBillingAccount(seller, party("Buyer", "DE987654321", null), treatment),
            null);
  }

  /** One that no other seller has. */
  public static String prefix() {
    return UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
  }
}
