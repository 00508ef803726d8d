package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.InvoiceContent.Tax;

/** Credit notes of random invoices, divided among random notes, add up to the invoice. */
class CreditNotePropertyTest {
  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-07-01T00:00:00Z");

  /** An item's cents and its category. */
  record Part(int cents, TaxCategory category) {}

  @Provide
  Arbitrary<List<Part>> parts() {
    return Combinators.combine(
            Arbitraries.integers().between(-50_000, 500_000), Arbitraries.of(TaxCategory.class))
        .as(Part::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<BigDecimal>> percents() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, BigDecimal.valueOf(100))
        .ofScale(4)
        .list()
        .ofSize(TaxCategory.values().length);
  }

  private static InvoiceContent invoice(List<Part> parts, List<BigDecimal> percents) {
    List<Line> lines = new ArrayList<>();
    Map<TaxCategory, BigDecimal> nets = new EnumMap<>(TaxCategory.class);
    for (Part part : parts) {
      BigDecimal amount = BigDecimal.valueOf(part.cents(), 2);
      nets.merge(part.category(), amount, BigDecimal::add);
      lines.add(
          new Line(
              lines.size() + 1,
              "MANUAL",
              false,
              null,
              null,
              null,
              UUID.randomUUID(),
              "thing",
              FROM,
              TO,
              BigDecimal.ONE,
              "unit",
              amount,
              amount,
              amount,
              part.category(),
              List.of(new Row(null, null, null, 0, BigDecimal.ONE, amount))));
    }
    List<Tax> taxes = new ArrayList<>();
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (Map.Entry<TaxCategory, BigDecimal> each : nets.entrySet()) {
      BigDecimal percent = percents.get(each.getKey().ordinal());
      BigDecimal of =
          each.getValue().multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_EVEN);
      taxes.add(new Tax(each.getKey(), percent, each.getValue(), of));
      net = net.add(each.getValue());
      tax = tax.add(of);
    }
    return new InvoiceContent(
        UUID.randomUUID(),
        "X-000001",
        UUID.randomUUID(),
        FROM,
        TO,
        "EUR",
        "plan@none",
        null,
        null,
        TaxTreatment.STANDARD,
        null,
        null,
        lines,
        taxes,
        net,
        tax,
        net.add(tax));
  }

  @Property(tries = 2000)
  void howeverItIsDividedTheNotesTogetherAreTheInvoiceToTheCent(
      @ForAll("parts") List<Part> parts,
      @ForAll("percents") List<BigDecimal> percents,
      @ForAll Random random) {
    InvoiceContent invoice = invoice(parts, percents);
    Set<Integer> left = new TreeSet<>(invoice.lines().stream().map(Line::n).toList());
    Set<Integer> before = new TreeSet<>();
    Map<TaxCategory, BigDecimal> taxes = new EnumMap<>(TaxCategory.class);
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    BigDecimal total = BigDecimal.ZERO;
    while (!left.isEmpty()) {
      Set<Integer> chosen = new TreeSet<>();
      left.stream().filter(n -> random.nextBoolean()).forEach(chosen::add);
      chosen.add(left.iterator().next());

      CreditNote note = CreditNote.of(invoice, before, chosen);

      assertThat(note.credited()).containsExactlyElementsOf(chosen);
      note.taxes().forEach(one -> taxes.merge(one.category(), one.tax(), BigDecimal::add));
      net = net.add(note.net());
      tax = tax.add(note.tax());
      total = total.add(note.total());
      before.addAll(chosen);
      left.removeAll(chosen);
    }
    assertThat(net).isEqualByComparingTo(invoice.net().negate());
    assertThat(tax).isEqualByComparingTo(invoice.tax().negate());
    assertThat(total).isEqualByComparingTo(invoice.total().negate());
    for (Tax of : invoice.taxes()) {
      assertThat(taxes.get(of.category())).isEqualByComparingTo(of.tax().negate());
    }
  }

  @Property
  void theRowsOfEachLineAreItsAmount(
      @ForAll("parts") List<Part> parts, @ForAll("percents") List<BigDecimal> percents) {
    InvoiceContent invoice = invoice(parts, percents);
    Set<Integer> all = new TreeSet<>(invoice.lines().stream().map(Line::n).toList());

    CreditNote note = CreditNote.of(invoice, Set.of(), all);

    assertThat(note.lines())
        .allSatisfy(
            line ->
                assertThat(
                        line.rows().stream()
                            .map(Row::cost)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(line.amount()));
  }
}
