package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.compute.InstanceAction;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.Item;
import org.nephos.invoice.api.InvoiceView.ItemKind;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.problem.api.NotFoundException;
import org.nephos.testing.Portal;

/** "Why this amount?": from an item to resources, states, seconds, prices and rounding. */
class ItemExplanationIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static InvoicedCloud cloud;
  private static UUID web;
  private static UUID batch;
  private static Instant from;

  /** Web runs all the month but for ten hours in which it is stopped; batch for 300 seconds. */
  @BeforeAll
  static void aMonthWithEverything() {
    cloud = new InvoicedCloud(portal);
    cloud.withEverything();
    from = cloud.month().from();
    web = cloud.instance("web", from.minus(Duration.ofHours(1)));
    batch = cloud.instance("batch", from.plus(Duration.ofHours(100)));
    cloud.delete(batch, from.plus(Duration.ofHours(100)).plusSeconds(300));
    cloud.act(web, InstanceAction.STOP, from.plus(Duration.ofHours(200)));
    cloud.act(web, InstanceAction.START, from.plus(Duration.ofHours(210)));
    cloud.byHand("Setup", "12.34");
    cloud.issue(cloud.month());
  }

  private static ItemExplanationView explain(InvoiceView invoice, int item) {
    return cloud.asOperator(() -> portal.get(InvoiceService.class).explain(invoice.id(), item));
  }

  private static ItemExplanationView explain(ItemKind kind, String meter) {
    InvoiceView invoice = cloud.invoice(cloud.month());
    return explain(
        invoice,
        invoice.items().stream()
            .filter(item -> item.kind() == kind)
            .filter(item -> meter == null || meter.equals(item.meter()))
            .findFirst()
            .orElseThrow()
            .n());
  }

  @Test
  void everyItemIsTheSumOfItsPartsAndItsRounding() {
    InvoiceView invoice = cloud.invoice(cloud.month());
    for (Item item : invoice.items()) {
      ItemExplanationView explained = explain(invoice, item.n());

      assertThat(explained.item()).isEqualTo(item);
      assertThat(explained.rule()).isEqualTo(item.kind().name());
      assertThat(explained.exact().add(explained.rounding())).isEqualByComparingTo(item.amount());
      assertThat(explained.formula()).contains("EUR");
      if (item.kind() == ItemKind.USAGE) {
        assertThat(sum(explained.resources().stream().map(r -> r.cost()).toList()))
            .isEqualByComparingTo(explained.exact());
        explained
            .resources()
            .forEach(
                resource -> {
                  assertThat(sum(resource.intervals().stream().map(i -> i.cost()).toList()))
                      .isEqualByComparingTo(resource.cost());
                  assertThat(resource.intervals().stream().mapToLong(i -> i.seconds()).sum())
                      .isEqualTo(resource.seconds());
                });
      }
    }
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void aUsageItemTellsResourcesStatesSecondsPriceAndQuote() {
    ItemExplanationView explained = explain(ItemKind.USAGE, "instance.vcpu");

    assertThat(explained.rate().unitPrice()).isEqualByComparingTo("0.012");
    assertThat(explained.formula()).contains("vCPU").contains("0.012 EUR");
    assertThat(explained.resources()).extracting(r -> r.id()).containsExactly(web, batch);
    ItemExplanationView.Resource of = explained.resources().get(0);
    assertThat(of.order()).isNotNull();
    assertThat(of.priceVersion()).startsWith("standard@");
    // hours of UTC, and the end of the month, are no reasons to tell intervals apart
    assertThat(of.intervals())
        .extracting(i -> i.from(), i -> i.to(), i -> i.state())
        .containsExactly(
            tuple(from, from.plus(Duration.ofHours(200)), "ACTIVE"),
            tuple(from.plus(Duration.ofHours(210)), cloud.month().to(), "ACTIVE"));
    assertThat(explained.resources().get(1).seconds()).isEqualTo(300);
  }

  @Test
  void whatIsStoppedIsToldAsSuch() {
    assertThat(explain(ItemKind.USAGE, "instance.disk").resources().get(0).intervals())
        .extracting(i -> i.state())
        .containsExactly("ACTIVE", "STOPPED", "ACTIVE");
  }

  @Test
  void allOtherItemsTellTheirRule() {
    assertThat(explain(ItemKind.ALLOWANCE, null).formula())
        .isEqualTo("10.5 vCPU-h free; 10.5 vCPU-h × -0.012 EUR = -0.126 EUR");
    assertThat(explain(ItemKind.TIER, null).formula())
        .startsWith("above 100 vCPU-h at 0.008 instead of 0.012; ");
    assertThat(explain(ItemKind.DISCOUNT, null).formula()).startsWith("− 12.5 % of ");
    assertThat(explain(ItemKind.FEE, null).formula()).isEqualTo("1 month × 5.55 EUR = 5.55 EUR");
    assertThat(explain(ItemKind.MINIMUM, null).formula()).startsWith("60 EUR at least − ");
  }

  @Test
  void whatWasEnteredByHandSaysSo() {
    InvoiceView first =
        cloud.invoices().stream()
            .map(
                each -> cloud.asOperator(() -> portal.get(InvoiceService.class).invoice(each.id())))
            .filter(each -> each.items().stream().anyMatch(i -> i.kind() == ItemKind.MANUAL))
            .findFirst()
            .orElseThrow();
    Item manual =
        first.items().stream().filter(i -> i.kind() == ItemKind.MANUAL).findFirst().orElseThrow();

    assertThat(explain(first, manual.n()).formula()).isEqualTo("entered by hand: 12.34 EUR");
  }

  @Test
  void aDraftIsExplainedAsOfNow() {
    var next = cloud.month().next();
    cloud.at(next.from().plus(Duration.ofHours(3)));
    InvoiceView draft = cloud.invoice(next);
    assertThat(draft.number()).isNull();

    ItemExplanationView explained = explain(draft, 1);

    assertThat(explained.invoice().number()).isNull();
    assertThat(explained.resources())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.seconds()).isEqualTo(3 * 3600);
              assertThat(r.intervals()).hasSize(1);
            });
  }

  @Test
  void anItemThatThereIsNotIsNotFound() {
    InvoiceView invoice = cloud.invoice(cloud.month());

    assertThatThrownBy(() -> explain(invoice, 999)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                cloud.asOperator(
                    () -> portal.get(InvoiceService.class).explain(UUID.randomUUID(), 1)))
        .isInstanceOf(NotFoundException.class);
  }
}
