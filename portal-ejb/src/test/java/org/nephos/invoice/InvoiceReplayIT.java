package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nephos.billing.UsageCorrectionService;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.compute.InstanceAction;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.ItemKind;
import org.nephos.invoice.api.ReplayView;
import org.nephos.testing.KeptAgain;
import org.nephos.testing.Portal;

/** An issued invoice is worked out again from the events, and what was tampered with is named. */
class InvoiceReplayIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static InvoicedCloud cloud;
  private static UUID invoice;
  private static UUID web;

  @BeforeAll
  static void aMonthWithEverything() {
    cloud = new InvoicedCloud(portal);
    cloud.withEverything();
    var from = cloud.month().from();
    web = cloud.instance("web", from.minus(Duration.ofHours(30)));
    UUID batch = cloud.instance("batch", from.plus(Duration.ofHours(100)).plusSeconds(1234));
    cloud.act(web, InstanceAction.STOP, from.plus(Duration.ofHours(200)).plusSeconds(7));
    cloud.act(web, InstanceAction.START, from.plus(Duration.ofHours(260)).plusSeconds(1800));
    cloud.delete(batch, from.plus(Duration.ofHours(400)).plusSeconds(59));
    cloud.byHand("Setup", "12.34");
    cloud.issue(cloud.month());
    invoice = InvoiceId.of(cloud.tenant(), cloud.month().month());
  }

  private static ReplayView replay(UUID id) {
    return cloud.asOperator(() -> portal.get(InvoiceService.class).replay(id));
  }

  @Test
  void anInvoiceOfEverythingIsTheSameByteForByte() {
    InvoiceView issued = cloud.invoice(cloud.month());
    assertThat(issued.items())
        .extracting(InvoiceView.Item::kind)
        .contains(
            ItemKind.USAGE,
            ItemKind.ALLOWANCE,
            ItemKind.TIER,
            ItemKind.DISCOUNT,
            ItemKind.FEE,
            ItemKind.MINIMUM);

    ReplayView replayed = replay(invoice);

    assertThat(replayed.differences()).isEmpty();
    assertThat(replayed.isIdentical()).isTrue();
    assertThat(replayed.replayedDigest()).isEqualTo(issued.digest());
  }

  @Test
  void everyInvoiceBeforeIsTheSameToo() {
    assertThat(cloud.invoices()).hasSizeGreaterThan(1);
    for (InvoiceView each : cloud.invoices()) {
      if (each.number() != null) {
        assertThat(replay(each.id()).differences()).as(each.number()).isEmpty();
      }
    }
  }

  @Test
  void aCreditNoteIsTheSameByteForByte() {
    for (int i = 1; i <= 2; i++) {
      List<Integer> item = List.of(i);
      InvoiceView credited =
          cloud.asOperator(
              () ->
                  portal
                      .get(InvoiceService.class)
                      .credit(invoice, new CreditInvoice(item, "wrong"), null));
      assertThat(credited.kind()).isEqualTo(InvoiceView.Kind.CREDIT_NOTE);
      UUID note = credited.id();

      assertThat(replay(note).differences()).isEmpty();
      assertThat(replay(note).isIdentical()).isTrue();
    }
  }

  static Stream<Arguments> tampered() {
    String item =
        " where invoice_id = :invoice and n = (select min(n) from invoice_item where invoice_id ="
            + " :invoice and kind = 'USAGE')";
    String cost =
        " where invoice_id = :invoice and item_n = (select min(item_n) from cost_row where"
            + " invoice_id = :invoice and resource_id is not null) and n = 1";
    return Stream.of(
        Arguments.of(
            "update invoice_item set amount = amount + 1" + item,
            "update invoice_item set amount = amount - 1" + item,
            "amount"),
        Arguments.of(
            "update cost_row set seconds = seconds + 1" + cost,
            "update cost_row set seconds = seconds - 1" + cost,
            "seconds"),
        Arguments.of(
            "update invoice set total = total + 1, net = net + 1 where id = :invoice",
            "update invoice set total = total - 1, net = net - 1 where id = :invoice",
            "total"),
        Arguments.of(
            "update invoice_tax set tax = tax + 1 where invoice_id = :invoice",
            "update invoice_tax set tax = tax - 1 where invoice_id = :invoice",
            "tax STANDARD, amount"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("tampered")
  void whatWasChangedAfterItWasIssuedIsNamed(String breaks, String mends, String named) {
    String id = "'" + invoice + "'";
    try {
      assertThat(cloud.sql(breaks.replace(":invoice", id))).isPositive();
      ReplayView replayed = replay(invoice);

      assertThat(replayed.isIdentical()).isFalse();
      assertThat(replayed.differences())
          .extracting(ReplayView.Difference::at)
          .anySatisfy(at -> assertThat(at).endsWith(named))
          .contains("what is kept of it, SHA-256");
    } finally {
      cloud.sql(mends.replace(":invoice", id));
    }
    assertThat(replay(invoice).isIdentical()).isTrue();
  }

  /** The records were wrong before it was issued: so the whole invoice is, and the events know. */
  @Test
  void anInvoiceOfRecordsThatTheEventsContradictIsFoundOutAndCorrectedInTheNext() {
    var next = cloud.month().next();
    cloud.at(next.to().minus(Duration.ofHours(1)));
    cloud.asOperator(cloud::invoices);
    assertThat(
            cloud.sql(
                "update usage_record set quantity = quantity + 1, cost = cost * 2 where resource_id"
                    + " = ?1 and meter = 'instance.vcpu' and from_at = ?2",
                web,
                next.from().plus(Duration.ofHours(5))))
        .isEqualTo(1);
    KeptAgain.of(portal.database(), cloud.tenant());
    cloud.issue(next);
    UUID wrong = InvoiceId.of(cloud.tenant(), next.month());

    ReplayView replayed = replay(wrong);

    assertThat(replayed.isIdentical()).isFalse();
    assertThat(replayed.differences())
        .extracting(ReplayView.Difference::at)
        .anySatisfy(at -> assertThat(at).endsWith("resource " + web + ", cost"));

    assertThat(
            cloud
                .asOperator(
                    () ->
                        portal
                            .get(UsageCorrectionService.class)
                            .correct(
                                web,
                                new CorrectUsage(next.month(), "a record said twice as much"),
                                null,
                                null))
                .rows())
        .isEqualTo(2);
    assertThat(replay(wrong).differences()).as("it was billed so, and is corrected").isEmpty();
    cloud.issue(next.next());
    InvoiceView later = cloud.invoice(next.next());
    assertThat(later.items())
        .filteredOn(InvoiceView.Item::isCorrection)
        .singleElement()
        .satisfies(item -> assertThat(item.cost()).isNegative());
    assertThat(later.items().stream().map(InvoiceView.Item::amount).reduce(BigDecimal::add))
        .hasValue(later.net());
    assertThat(replay(later.id()).differences()).isEmpty();
    assertThat(replay(later.id()).isIdentical()).isTrue();
  }
}
