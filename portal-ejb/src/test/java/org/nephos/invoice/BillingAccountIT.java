package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.BillingAccountView;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.SaveBillingAccount;
import org.nephos.invoice.api.SaveSeller;
import org.nephos.invoice.api.SellerView;
import org.nephos.invoice.api.TaxRateView;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.InvoiceCloud;
import org.nephos.testing.Portal;

/** Sellers, buyers and tax rates as the operator keeps them. */
class BillingAccountIT {
  @RegisterExtension static final Portal portal = new Portal();

  private final BilledCloud cloud = new BilledCloud(portal);

  private SellerView seller() {
    return cloud.as(() -> InvoiceCloud.seller(portal, InvoiceCloud.prefix(), 14));
  }

  private TaxRateView tax(String country, String percent, String from) {
    return cloud.as(
        () ->
            cloud
                .accounts()
                .addTaxRate(
                    new AddTaxRate(
                        country,
                        TaxCategory.STANDARD,
                        new BigDecimal(percent),
                        LocalDate.parse(from)),
                    null));
  }

  /** What was issued without it would come out otherwise when it is worked out again. */
  @Test
  void theFirstRateOfACountryBeginsAfterAllThatIsInvoicedThere() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("Asia/Tokyo");
    UUID seller = cloud.seller();
    SellerView before = cloud.as(() -> cloud.accounts().seller(seller));
    cloud.as(
        () ->
            cloud
                .accounts()
                .changeSeller(
                    seller,
                    new SaveSeller(in(before.party(), "NO"), before.invoicePrefix(), 14),
                    null));
    assertThat(cloud.as(() -> cloud.accounts().seller(seller)).isTaxed()).isFalse();
    cloud.ran(tenant, cloud.project(tenant), 1, "2026-06-02T00:00:00Z", "2026-06-12T00:00:00Z");
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
    InvoiceView issued = cloud.only(tenant);
    assertThat(issued.tax()).isEqualByComparingTo("0");

    assertThatThrownBy(() -> tax("NO", "25", "2026-06-30"))
        .isInstanceOfSatisfying(
            InvalidException.class,
            refusal ->
                assertThat(refusal.violations())
                    .singleElement()
                    .satisfies(
                        one -> {
                          assertThat(one.field()).isEqualTo("validFrom");
                          assertThat(one.message()).contains("up to 2026-06-30").contains("after");
                        }));
    tax("NO", "25", "2026-07-01");

    assertThat(cloud.as(() -> cloud.invoices().replay(issued.id())).differences()).isEmpty();
    assertThat(cloud.as(() -> cloud.accounts().seller(seller)).isTaxed()).isTrue();
  }

  private static InvoiceView.Party in(InvoiceView.Party party, String country) {
    return new InvoiceView.Party(
        party.legalName(),
        party.street(),
        party.postalCode(),
        party.city(),
        country,
        null,
        party.email(),
        party.iban());
  }

  @Test
  void twoSellersShareNoPrefixAndItStays() {
    SellerView seller = seller();

    assertThatThrownBy(
            () -> cloud.as(() -> InvoiceCloud.seller(portal, seller.invoicePrefix(), 14)))
        .isInstanceOfSatisfying(
            ConflictException.class, refusal -> assertThat(refusal.code()).isEqualTo("name-taken"));
    assertThatThrownBy(
            () ->
                cloud.as(
                    () ->
                        cloud
                            .accounts()
                            .changeSeller(
                                seller.id(), new SaveSeller(seller.party(), "OTHER", 14), null)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> cloud.as(() -> InvoiceCloud.seller(portal, "ACME-C", 14)))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void aSellerIsChangedByWhoHasSeenItAsItIs() {
    SellerView seller = seller();
    SaveSeller change = new SaveSeller(seller.party(), seller.invoicePrefix(), 30);

    SellerView changed =
        cloud.as(() -> cloud.accounts().changeSeller(seller.id(), change, seller.version()));

    assertThat(changed.paymentDays()).isEqualTo(30);
    assertThat(changed.version()).isGreaterThan(seller.version());
    assertThatThrownBy(
            () ->
                cloud.as(
                    () -> cloud.accounts().changeSeller(seller.id(), change, seller.version())))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void anInvoiceKeepsWhoSoldAndBoughtAsTheyWere() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    cloud.as(
        () ->
            cloud
                .credits()
                .addManualItem(
                    new AddManualItem(tenant, null, "Help", BigDecimal.TEN, null), null));
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
    SellerView seller = cloud.as(() -> cloud.accounts().seller(cloud.seller()));

    cloud.as(
        () ->
            cloud
                .accounts()
                .changeSeller(
                    seller.id(),
                    new SaveSeller(
                        InvoiceCloud.party("Renamed Ltd", null, null), seller.invoicePrefix(), 7),
                    null));

    InvoiceView invoice = cloud.only(tenant);
    assertThat(invoice.seller()).isEqualTo(seller.party());
    assertThat(cloud.as(() -> cloud.accounts().account(tenant)).sellerName())
        .isEqualTo("Renamed Ltd");
  }

  @Test
  void aTenantWithoutAnAccountShowsWhatIsMissing() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.bareTenant(cloud.plan(), "UTC");

    BillingAccountView account = cloud.as(() -> cloud.accounts().account(tenant));

    assertThat(account.seller()).isNull();
    assertThat(account.buyer()).isNull();
    assertThat(account.closedUntil()).isNull();
    assertThat(account.version()).isNull();
    assertThat(account.currency()).isEqualTo("EUR");
    assertThat(account.balance()).isEqualByComparingTo("0");
  }

  @Test
  void reverseChargeAsksForAVatIdAndSellersMustBeThere() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");

    assertThatThrownBy(
            () ->
                cloud.as(
                    () ->
                        cloud
                            .accounts()
                            .changeAccount(
                                tenant,
                                new SaveBillingAccount(
                                    cloud.seller(),
                                    InvoiceCloud.party("Buyer", null, null),
                                    TaxTreatment.REVERSE_CHARGE),
                                null)))
        .isInstanceOf(InvalidException.class);
    assertThatThrownBy(
            () ->
                cloud.as(
                    () ->
                        cloud
                            .accounts()
                            .changeAccount(
                                tenant,
                                new SaveBillingAccount(
                                    UUID.randomUUID(),
                                    InvoiceCloud.party("Buyer", null, null),
                                    TaxTreatment.STANDARD),
                                null)))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void whoSeesATenantsInvoicesSeesItsAccountAndNobodyElseDoes() {
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.tenant("UTC");
    Caller bookkeeper = cloud.person(Role.BILLING, tenant);
    Caller stranger = cloud.person(Role.TENANT_ADMIN, cloud.tenant("UTC"));

    assertThat(cloud.as(bookkeeper, () -> cloud.accounts().account(tenant)).buyer().legalName())
        .isEqualTo("Buyer");
    assertThatThrownBy(() -> cloud.as(stranger, () -> cloud.accounts().account(tenant)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> cloud.as(bookkeeper, () -> cloud.accounts().sellers()))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void taxRatesBeginInTimeToComeOnceThereIsOne() {
    cloud.at("2026-06-10T12:00:00Z");
    tax("AT", "20", "2000-01-01");

    assertThatThrownBy(() -> tax("AT", "21", "2026-06-10")).isInstanceOf(InvalidException.class);
    tax("AT", "21", "2026-06-11");
    assertThatThrownBy(() -> tax("AT", "22", "2026-06-11")).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> tax("XX", "22", "2026-06-11")).isInstanceOf(InvalidException.class);
    assertThatThrownBy(() -> tax("AT", "100.1", "2026-06-12")).isInstanceOf(InvalidException.class);
    assertThat(
            cloud.as(() -> cloud.accounts().taxRates()).stream()
                .filter(rate -> rate.country().equals("AT"))
                .map(rate -> rate.percent().toPlainString()))
        .containsExactly("20", "21");
  }

  @Test
  void theRateOfTheLastDayOfTheMonthHoldsForAllOfIt() {
    cloud.at("2026-05-10T12:00:00Z");
    if (cloud.as(() -> cloud.accounts().taxRates()).stream()
        .noneMatch(rate -> rate.country().equals("CH"))) {
      tax("CH", "7.7", "2000-01-01");
      tax("CH", "8.1", "2026-06-30");
    }
    SellerView seller =
        cloud.as(
            () ->
                cloud
                    .accounts()
                    .createSeller(
                        new SaveSeller(
                            new InvoiceView.Party(
                                "Alps", "a", "8000", "b", "CH", null, "a@example.org", null),
                            InvoiceCloud.prefix(),
                            10),
                        null));
    cloud.at("2026-06-01T00:00:00Z");
    UUID tenant = cloud.bareTenant(cloud.plan(), "UTC");
    cloud.as(
        () -> {
          InvoiceCloud.account(portal, tenant, seller.id(), TaxTreatment.STANDARD);
          return cloud
              .credits()
              .addManualItem(
                  new AddManualItem(tenant, null, "Help", new BigDecimal("100"), null), null);
        });
    cloud.at("2026-07-02T00:00:00Z");

    cloud.issue(tenant);

    assertThat(cloud.only(tenant).tax()).isEqualByComparingTo("8.10");
  }
}
