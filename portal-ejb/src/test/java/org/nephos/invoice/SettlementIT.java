package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.TaxCategory;
import org.nephos.integrity.Drift;
import org.nephos.integrity.MoneySums;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ManualItemView;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.invoice.api.RevenueView;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.testing.Portal;
import org.nephos.testing.Together;

/** What pays invoices, what answers them, and what finance adds to them. */
class SettlementIT {
  @RegisterExtension static final Portal portal = new Portal();

  private final BilledCloud cloud = new BilledCloud(portal);

  /** Who owes what is given, with 19 per cent on it, for June; it is 2 July. */
  private UUID owing(String... amounts) {
    UUID tenant = junesTenant();
    for (String amount : amounts) {
      add(tenant, amount);
    }
    issueJune(tenant);
    return tenant;
  }

  private UUID junesTenant() {
    cloud.at("2026-06-01T00:00:00Z");
    return cloud.tenant("UTC");
  }

  private void issueJune(UUID tenant) {
    cloud.at("2026-07-02T00:00:00Z");
    cloud.issue(tenant);
  }

  private ManualItemView add(UUID tenant, String amount) {
    return cloud.as(
        () ->
            cloud
                .credits()
                .addManualItem(
                    new AddManualItem(tenant, null, "Help", new BigDecimal(amount), null), null));
  }

  private CreditView grant(UUID tenant, CreditView.Kind kind, String amount, String expires) {
    return cloud.as(
        () ->
            cloud
                .credits()
                .grant(
                    new GrantCredit(
                        tenant,
                        kind,
                        new BigDecimal(amount),
                        "because",
                        expires == null ? null : Instant.parse(expires)),
                    null));
  }

  private InvoiceView pay(UUID invoice, String amount, String reference) {
    return cloud.as(
        () ->
            cloud
                .invoices()
                .pay(invoice, new RecordPayment(new BigDecimal(amount), reference, null), null));
  }

  private InvoiceView credit(UUID invoice, Integer... items) {
    return cloud.as(
        () -> cloud.invoices().credit(invoice, new CreditInvoice(List.of(items), "wrong"), null));
  }

  private BigDecimal balance(UUID tenant) {
    return cloud.as(() -> cloud.accounts().account(tenant)).balance();
  }

  private List<CreditView> credits(UUID tenant) {
    return cloud
        .as(() -> cloud.credits().credits(ListQuery.firstPage().with("tenant", tenant.toString())))
        .items();
  }

  private static void refused(String code, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .isInstanceOfSatisfying(
            ConflictException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void paymentsComeInPartsAndWhatIsMoreThanIsOwedIsKeptForTheTenant() {
    UUID tenant = owing("100.00");
    UUID id = cloud.only(tenant).id();

    InvoiceView part = pay(id, "19.00", "bank 1");
    InvoiceView whole = pay(id, "120.00", "bank 2");

    assertThat(part.state()).isEqualTo(InvoiceState.PARTLY_PAID);
    assertThat(part.open()).isEqualByComparingTo("100.00");
    assertThat(whole.state()).isEqualTo(InvoiceState.PAID);
    assertThat(whole.paid()).isEqualByComparingTo("119.00");
    assertThat(whole.payments().stream().map(one -> one.amount().toPlainString()))
        .containsExactly("19.00", "100.00");
    assertThat(credits(tenant)).hasSize(1);
    assertThat(credits(tenant).get(0).kind()).isEqualTo(CreditView.Kind.PREPAID);
    assertThat(balance(tenant)).isEqualByComparingTo("20.00");
    refused("state-conflict", () -> pay(id, "1.00", "bank 3"));
    refused("payment-known", () -> pay(id, "1.00", "bank 2"));
  }

  @Test
  void aPaymentThatIsNoneIsRefusedWithASentence() {
    UUID id = cloud.only(owing("100.00")).id();

    assertThatThrownBy(() -> pay(id, "0", " "))
        .isInstanceOfSatisfying(
            InvalidException.class,
            refusal ->
                assertThat(refusal.violations().stream().map(one -> one.field()))
                    .containsExactly("amount", "reference"));
    assertThatThrownBy(() -> pay(id, "1.001", "x")).isInstanceOf(InvalidException.class);
    assertThatThrownBy(
            () ->
                cloud.as(
                    () ->
                        cloud
                            .invoices()
                            .pay(
                                id,
                                new RecordPayment(BigDecimal.ONE, "x", LocalDate.of(2026, 7, 3)),
                                null)))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void theSamePaymentUnderTheSameKeyIsRecordedOnce() {
    UUID id = cloud.only(owing("100.00")).id();
    RecordPayment payment = new RecordPayment(BigDecimal.TEN, "bank", null);

    cloud.as(() -> cloud.invoices().pay(id, payment, "key-" + id));
    InvoiceView again = cloud.as(() -> cloud.invoices().pay(id, payment, "key-" + id));

    assertThat(again.paid()).isEqualByComparingTo("10.00");
    assertThat(again.payments()).hasSize(1);
  }

  @Test
  void paymentsAtTheSameMomentAllCount() {
    UUID tenant = owing("100.00");
    UUID id = cloud.only(tenant).id();

    List<Object> outcomes =
        Together.run(
            () -> pay(id, "50.00", "a"),
            () -> pay(id, "50.00", "b"),
            () -> pay(id, "50.00", "c"),
            () -> grant(tenant, CreditView.Kind.GOODWILL, "1.00", null));

    long taken = outcomes.stream().filter(InvoiceView.class::isInstance).count();
    assertThat(taken).isEqualTo(3);
    assertThat(cloud.get(id).paid()).isEqualByComparingTo("119.00");
    // 150.00 came in for 119.00, and 1.00 was given.
    assertThat(balance(tenant)).isEqualByComparingTo("32.00");
  }

  @Test
  void anInvoiceIsOverdueBehindItsTermUntilItIsPaid() {
    UUID tenant = owing("100.00");
    UUID id = cloud.only(tenant).id();
    cloud.at("2026-07-15T23:00:00Z");
    assertThat(cloud.get(id).isOverdue()).isFalse();
    cloud.at("2026-07-16T00:00:01Z");
    assertThat(cloud.get(id).isOverdue()).isTrue();

    pay(id, "119.00", "bank");

    assertThat(cloud.get(id).isOverdue()).isFalse();
  }

  @Test
  void creditsPayWhenItIsIssuedAndThoseThatExpireFirstGoFirst() {
    UUID tenant = junesTenant();
    UUID never = grant(tenant, CreditView.Kind.PREPAID, "100.00", null).id();
    UUID late = grant(tenant, CreditView.Kind.GOODWILL, "10.00", "2026-12-31T00:00:00Z").id();
    UUID soon = grant(tenant, CreditView.Kind.GOODWILL, "5.00", "2026-08-01T00:00:00Z").id();
    UUID over = grant(tenant, CreditView.Kind.GOODWILL, "7.00", "2026-06-15T00:00:00Z").id();
    add(tenant, "20.00");
    assertThat(balance(tenant)).isEqualByComparingTo("122.00");

    issueJune(tenant);

    InvoiceView invoice = cloud.only(tenant);
    assertThat(invoice.total()).isEqualByComparingTo("23.80");
    assertThat(invoice.state()).isEqualTo(InvoiceState.PAID);
    assertThat(invoice.payments().stream().map(InvoiceView.Payment::credit))
        .containsExactly(soon, late, never);
    assertThat(invoice.payments().stream().map(one -> one.amount().toPlainString()))
        .containsExactly("5.00", "10.00", "8.80");
    assertThat(balance(tenant)).isEqualByComparingTo("91.20");
    assertThat(cloud.as(() -> cloud.credits().credit(over)).remaining()).isEqualByComparingTo("0");
  }

  @Test
  void creditsThatAreNotEnoughPayAPart() {
    UUID tenant = junesTenant();
    grant(tenant, CreditView.Kind.GOODWILL, "19.00", null);
    add(tenant, "100.00");

    issueJune(tenant);

    assertThat(cloud.only(tenant).state()).isEqualTo(InvoiceState.PARTLY_PAID);
    assertThat(cloud.only(tenant).open()).isEqualByComparingTo("100.00");
  }

  @Test
  void aCreditNoteInFullIsTheInvoiceTakenBackAndWhatWasPaidIsKept() {
    UUID tenant = owing("33.33", "66.67");
    InvoiceView invoice = cloud.only(tenant);
    pay(invoice.id(), "100.00", "bank");

    InvoiceView note = credit(invoice.id());

    assertThat(note.kind()).isEqualTo(InvoiceView.Kind.CREDIT_NOTE);
    assertThat(note.number()).isEqualTo(cloud.creditNote(1));
    assertThat(note.answers().number()).isEqualTo(invoice.number());
    assertThat(note.reason()).isEqualTo("wrong");
    assertThat(note.net()).isEqualByComparingTo(invoice.net().negate());
    assertThat(note.tax()).isEqualByComparingTo(invoice.tax().negate());
    assertThat(note.total()).isEqualByComparingTo("-119.00");
    assertThat(note.items()).hasSize(2);
    assertThat(note.dueAt()).isNull();
    InvoiceView after = cloud.get(invoice.id());
    assertThat(after.state()).isEqualTo(InvoiceState.CREDITED);
    assertThat(after.open()).isEqualByComparingTo("0");
    assertThat(after.creditNotes())
        .extracting(InvoiceView.Ref::number)
        .containsExactly(cloud.creditNote(1));
    assertThat(after.items())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("creditedBy")
        .isEqualTo(invoice.items());
    assertThat(after.digest()).isEqualTo(invoice.digest());
    assertThat(balance(tenant)).isEqualByComparingTo("100.00");
    refused("state-conflict", () -> credit(invoice.id()));
    refused("state-conflict", () -> credit(note.id()));
    refused("state-conflict", () -> pay(note.id(), "1.00", "x"));
  }

  /** 0.03 × 19 % is 0.01, and so is 0.06 × 19 %: the second note has no tax. */
  @Test
  void theLiveCheckKnowsThatTheTaxOfANoteIsWhatEarlierNotesHaveLeft() {
    UUID tenant = owing("0.03", "0.03");
    UUID id = cloud.only(tenant).id();
    credit(id, 1);
    InvoiceView second = credit(id, 2);
    assertThat(second.tax()).isZero();
    assertThat(taxDrift()).isEmpty();

    // Together they would have a cent too much.
    cloud.sql("update invoice_tax set tax = -0.01 where invoice_id = ?1", second.id());

    assertThat(taxDrift())
        .extracting(Drift::subject)
        .containsExactly(second.number() + " STANDARD");
    cloud.sql("update invoice_tax set tax = 0 where invoice_id = ?1", second.id());
  }

  private static List<Drift> taxDrift() {
    return portal.get(MoneySums.class).check().drift().stream()
        .filter(drift -> drift.rule().equals("invoice-tax"))
        .toList();
  }

  @Test
  void creditNotesOfSomeItemsAddUpToTheInvoiceToTheCent() {
    // 0.05 × 19 % = 0.0095; three of them are 0.0285: 0.03.
    UUID tenant = owing("0.05", "0.05", "0.05");
    UUID id = cloud.only(tenant).id();

    InvoiceView first = credit(id, 2);
    InvoiceView second = credit(id, 1);
    refused("state-conflict", () -> credit(id, 2, 3));
    assertThat(cloud.get(id).items().get(1).creditedBy())
        .isEqualTo(new InvoiceView.Ref(first.id(), first.number()));
    assertThat(cloud.get(id).items().get(2).creditedBy()).isNull();
    assertThat(cloud.get(id).state()).isEqualTo(InvoiceState.ISSUED);
    assertThat(cloud.get(id).open()).isEqualByComparingTo("0.06");
    InvoiceView last = credit(id);

    assertThat(List.of(first, second, last).stream().map(one -> one.tax().toPlainString()))
        .containsExactly("-0.01", "-0.01", "-0.01");
    assertThat(last.items()).hasSize(1);
    assertThat(cloud.get(id).state()).isEqualTo(InvoiceState.CREDITED);
    assertThat(cloud.get(id).items().stream().map(item -> item.creditedBy().number()))
        .containsExactly(second.number(), first.number(), last.number());
    assertThat(balance(tenant)).isEqualByComparingTo("0");
  }

  @Test
  void whatIsCreditedAfterItWasPaidComesBackPieceByPiece() {
    UUID tenant = owing("100.00", "50.00");
    UUID id = cloud.only(tenant).id();
    pay(id, "178.50", "bank");
    int charged =
        cloud.get(id).items().stream()
            .filter(item -> item.amount().compareTo(new BigDecimal("50.00")) == 0)
            .findFirst()
            .orElseThrow()
            .n();

    credit(id, charged);

    assertThat(cloud.get(id).state()).isEqualTo(InvoiceState.PAID);
    assertThat(balance(tenant)).isEqualByComparingTo("59.50");
    credit(id);
    assertThat(balance(tenant)).isEqualByComparingTo("178.50");
    assertThat(credits(tenant))
        .extracting(CreditView::kind)
        .containsOnly(CreditView.Kind.CREDIT_NOTE);
  }

  @Test
  void noMoreIsCreditedThanTheInvoiceComesTo() {
    UUID tenant = owing("100.00", "-90.00");
    InvoiceView invoice = cloud.only(tenant);
    int charged =
        invoice.items().stream()
            .filter(item -> item.amount().signum() > 0)
            .findFirst()
            .orElseThrow()
            .n();

    refused("state-conflict", () -> credit(invoice.id(), charged));
    refused("state-conflict", () -> credit(invoice.id(), 3 - charged));
    assertThatThrownBy(() -> credit(invoice.id(), 3)).isInstanceOf(InvalidException.class);

    assertThat(credit(invoice.id()).total()).isEqualByComparingTo("-11.90");
  }

  @Test
  void ofTwoWhoCreditTheSameAtTheSameMomentOneDoes() {
    UUID tenant = owing("100.00");
    UUID id = cloud.only(tenant).id();

    List<Object> outcomes = Together.run(() -> credit(id), () -> credit(id));

    assertThat(outcomes.stream().filter(InvoiceView.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(ConflictException.class::isInstance)).hasSize(1);
  }

  @Test
  void whatWasAddedByHandStandsOnTheNextInvoiceOnly() {
    UUID tenant = junesTenant();
    ManualItemView kept = add(tenant, "10.00");
    ManualItemView taken = add(tenant, "99.00");
    cloud.as(
        () -> {
          cloud.credits().deleteManualItem(taken.id());
          return null;
        });
    cloud.at("2026-07-01T00:30:00Z");
    assertThat(cloud.list(tenant)).hasSize(1);

    issueJune(tenant);
    cloud.at("2026-08-02T00:00:00Z");
    cloud.issue(tenant);

    InvoiceView june = cloud.only(tenant);
    assertThat(june.items()).hasSize(1);
    assertThat(june.items().get(0).description()).isEqualTo("Help");
    List<ManualItemView> items =
        cloud
            .as(
                () ->
                    cloud
                        .credits()
                        .manualItems(ListQuery.firstPage().with("tenant", tenant.toString())))
            .items();
    assertThat(items).hasSize(1);
    assertThat(items.get(0).invoice().number()).isEqualTo(june.number());
    refused(
        "state-conflict",
        () ->
            cloud.as(
                () -> {
                  cloud.credits().deleteManualItem(kept.id());
                  return null;
                }));
  }

  @Test
  void whatComesToLessThanNothingIsKeptForTheTenant() {
    UUID tenant = owing("-20.00");

    InvoiceView invoice = cloud.only(tenant);

    assertThat(invoice.total()).isEqualByComparingTo("-23.80");
    assertThat(invoice.state()).isEqualTo(InvoiceState.PAID);
    assertThat(invoice.open()).isEqualByComparingTo("0");
    assertThat(balance(tenant)).isEqualByComparingTo("23.80");
  }

  @Test
  void anItemOfAnotherCategoryIsTaxedByItsOwnRate() {
    UUID tenant = junesTenant();
    add(tenant, "100.00");
    cloud.as(
        () ->
            cloud
                .credits()
                .addManualItem(
                    new AddManualItem(
                        tenant, null, "Book", new BigDecimal("50.00"), TaxCategory.ZERO),
                    null));

    issueJune(tenant);

    InvoiceView invoice = cloud.only(tenant);
    assertThat(invoice.taxes()).hasSize(2);
    assertThat(invoice.tax()).isEqualByComparingTo("19.00");
    assertThat(invoice.total()).isEqualByComparingTo("169.00");
  }

  @Test
  void revenueIsOfTheMonthThatInvoicesAreAbout() {
    cloud.at("2031-06-01T00:00:00Z");
    UUID one = cloud.tenant("UTC");
    UUID other = cloud.tenant("UTC");
    add(one, "100.00");
    add(other, "50.00");
    cloud.at("2031-07-02T00:00:00Z");
    cloud.issue(one);
    cloud.issue(other);
    pay(cloud.only(one).id(), "19.00", "bank");
    credit(cloud.only(other).id());
    cloud.at("2031-08-20T00:00:00Z");

    List<RevenueView> months =
        cloud.as(
            () ->
                cloud
                    .invoices()
                    .revenue(
                        Instant.parse("2031-01-01T00:00:00Z"),
                        Instant.parse("2032-01-01T00:00:00Z")));

    assertThat(months).hasSize(1);
    RevenueView june = months.get(0);
    assertThat(june.month()).hasToString("2031-06");
    assertThat(june.invoices()).isEqualTo(2);
    assertThat(june.net()).isEqualByComparingTo("150.00");
    assertThat(june.total()).isEqualByComparingTo("178.50");
    assertThat(june.credited()).isEqualByComparingTo("-50.00");
    assertThat(june.paid()).isEqualByComparingTo("19.00");
    assertThat(june.open()).isEqualByComparingTo("100.00");
    assertThat(june.overdue()).isEqualByComparingTo("100.00");
  }
}
