package org.nephos.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;

/** Invoices made by hand, to be written in every form. November 2026 in Berlin. */
final class Invoices {
  static final UUID ID = id("invoice");
  static final UUID WEB = id("web");
  static final UUID DATA = id("data");
  static final Instant FROM = Instant.parse("2026-10-31T23:00:00Z");
  static final Instant TO = Instant.parse("2026-11-30T23:00:00Z");
  static final Instant ISSUED = Instant.parse("2026-12-01T00:10:00Z");

  static final InvoiceView.Party SELLER =
      new InvoiceView.Party(
          "Nephos Cloud GmbH",
          "Große Straße 1",
          "20095",
          "Hamburg",
          "DE",
          "DE123456789",
          "billing@nephos.example",
          "DE89370400440532013000");
  static final InvoiceView.Party BUYER =
      new InvoiceView.Party(
          "Müller & Söhne <Überbau> AG",
          "Königsallee 60",
          "40212",
          "Düsseldorf",
          "DE",
          "DE987654321",
          "rechnung@mueller.example",
          null);
  static final InvoiceView.Party ABROAD =
      new InvoiceView.Party(
          "Łódź Technologie sp. z o.o.",
          "ul. Piotrkowska 1",
          "90-001",
          "Łódź",
          "PL",
          "PL5260250274",
          null,
          null);

  static final BigDecimal NINETEEN = new BigDecimal("19.0000");
  static final BigDecimal SEVEN = new BigDecimal("7.0000");

  private Invoices() {}

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Two projects, an allowance, a discount and a fee, with one tax; nothing paid. */
  static InvoiceView issued() {
    return new Making(items(), Map.of(TaxCategory.STANDARD, NINETEEN)).make();
  }

  static List<InvoiceView.Item> items() {
    List<InvoiceView.Item> items = new ArrayList<>();
    items.add(
        usage(1, WEB, "web", "instance.vcpu", "vCPUs of instances", "1440", "vCPU·h", "0.012"));
    items.add(
        usage(2, WEB, "web", "instance.ram", "Memory of instances", "2880.5", "GiB·h", "0.005"));
    items.add(
        usage(
            3,
            WEB,
            "web",
            "instance.disk",
            "Disks of instances",
            "14400.123456789012",
            "GiB·h",
            "0.00012345"));
    items.add(
        usage(4, DATA, "data", "instance.vcpu", "vCPUs of instances", "720", "vCPU·h", "0.012"));
    items.add(
        item(
            5,
            InvoiceView.ItemKind.USAGE,
            true,
            DATA,
            "data",
            "Memory of instances",
            Instant.parse("2026-09-30T22:00:00Z"),
            FROM,
            "36",
            "GiB·h",
            "0.005",
            TaxCategory.STANDARD));
    items.add(
        item(
            6,
            InvoiceView.ItemKind.ALLOWANCE,
            false,
            null,
            null,
            "Free vCPU·h of the month",
            FROM,
            TO,
            "100",
            "vCPU·h",
            "-0.012",
            TaxCategory.STANDARD));
    items.add(
        item(
            7,
            InvoiceView.ItemKind.DISCOUNT,
            false,
            null,
            null,
            "Discount “Friends”, 10 %",
            FROM,
            TO,
            "1",
            "×",
            "-4.05",
            TaxCategory.STANDARD));
    items.add(
        item(
            8,
            InvoiceView.ItemKind.FEE,
            false,
            null,
            null,
            "Support “Gold” – monthly fee",
            FROM,
            TO,
            "1",
            "month",
            "49.90",
            TaxCategory.STANDARD));
    return items;
  }

  /** A project name and a description that a spreadsheet would take for formulas. */
  static InvoiceView withFormulas() {
    return new Making(
            List.of(
                usage(
                    1,
                    WEB,
                    "=HYPERLINK(\"x\")",
                    "instance.vcpu",
                    "+1, \"quoted\"",
                    "1",
                    "vCPU·h",
                    "0.50")),
            Map.of(TaxCategory.STANDARD, NINETEEN))
        .make();
  }

  /** As many items as wanted, in five projects. */
  static InvoiceView ofItems(int count) {
    List<InvoiceView.Item> items = new ArrayList<>();
    for (int n = 1; n <= count; n++) {
      int project = (n - 1) * 5 / count;
      items.add(
          usage(
              n,
              id("p" + project),
              "project-" + project,
              "instance.vcpu",
              "Item " + n + " of " + count,
              String.valueOf(n),
              "vCPU·h",
              "0.0123"));
    }
    return new Making(items, Map.of(TaxCategory.STANDARD, NINETEEN)).make();
  }

  static InvoiceView draft() {
    Making making = new Making(items(), Map.of(TaxCategory.STANDARD, NINETEEN));
    making.state = InvoiceState.DRAFT;
    making.number = null;
    making.issuedAt = null;
    making.dueAt = null;
    making.digest = null;
    return making.make();
  }

  /** Of a cloud that has neither seller nor buyer yet. */
  static InvoiceView draftOfNobody() {
    Making making = new Making(items(), Map.of());
    making.state = InvoiceState.DRAFT;
    making.number = null;
    making.issuedAt = null;
    making.dueAt = null;
    making.digest = null;
    making.seller = null;
    making.buyer = null;
    return making.make();
  }

  static InvoiceView creditNote() {
    List<InvoiceView.Item> credited = items().stream().limit(2).map(Invoices::negated).toList();
    Making making = new Making(credited, Map.of(TaxCategory.STANDARD, NINETEEN));
    making.kind = InvoiceView.Kind.CREDIT_NOTE;
    making.number = "NEPH-C-000007";
    making.dueAt = null;
    making.answers = new InvoiceView.Ref(id("answered"), "NEPH-000041");
    making.reason = "The zone was not reachable for two days.";
    return making.make();
  }

  static InvoiceView reverseCharge() {
    Making making = new Making(items(), Map.of(TaxCategory.STANDARD, BigDecimal.ZERO));
    making.buyer = ABROAD;
    making.treatment = TaxTreatment.REVERSE_CHARGE;
    return making.make();
  }

  static InvoiceView boughtBy(String legalName) {
    Making making = new Making(items(), Map.of(TaxCategory.STANDARD, NINETEEN));
    making.buyer =
        new InvoiceView.Party(legalName, "1 Street", "1", "City", "DE", null, null, null);
    return making.make();
  }

  static InvoiceView exempt() {
    Making making = new Making(items(), Map.of(TaxCategory.STANDARD, BigDecimal.ZERO));
    making.treatment = TaxTreatment.EXEMPT;
    return making.make();
  }

  /** One item of each category, and one that takes off. */
  static InvoiceView manyTaxes() {
    List<InvoiceView.Item> items = new ArrayList<>();
    int n = 1;
    for (TaxCategory category : TaxCategory.values()) {
      items.add(
          item(
              n++,
              InvoiceView.ItemKind.MANUAL,
              false,
              WEB,
              "web",
              "By hand: " + category,
              FROM,
              TO,
              "1",
              "×",
              "10.05",
              category));
    }
    items.add(
        item(
            n,
            InvoiceView.ItemKind.MANUAL,
            false,
            null,
            null,
            "Off by hand",
            FROM,
            TO,
            "1",
            "×",
            "-3.00",
            TaxCategory.REDUCED));
    return new Making(
            items,
            Map.of(
                TaxCategory.STANDARD,
                NINETEEN,
                TaxCategory.REDUCED,
                SEVEN,
                TaxCategory.ZERO,
                BigDecimal.ZERO,
                TaxCategory.EXEMPT,
                BigDecimal.ZERO))
        .make();
  }

  /** Ten from a credit when it was issued, five that came in later. */
  static InvoiceView partlyPaid() {
    Making making = new Making(items(), Map.of(TaxCategory.STANDARD, NINETEEN));
    making.state = InvoiceState.PARTLY_PAID;
    making.payments =
        List.of(
            new InvoiceView.Payment(
                id("by-credit"),
                new BigDecimal("10.00"),
                "credit",
                LocalDate.of(2026, 12, 1),
                id("credit"),
                "Nephos"),
            new InvoiceView.Payment(
                id("by-bank"),
                new BigDecimal("5.00"),
                "SEPA 4711",
                LocalDate.of(2026, 12, 9),
                null,
                "operator"));
    return making.make();
  }

  /** Answered in full by a credit note. */
  static InvoiceView credited() {
    Making making = new Making(items(), Map.of(TaxCategory.STANDARD, NINETEEN));
    making.state = InvoiceState.CREDITED;
    making.creditNotes = List.of(new InvoiceView.Ref(id("note"), "NEPH-C-000007"));
    return making.make();
  }

  /** Paid to the cent. */
  static InvoiceView paid() {
    Making making = new Making(items(), Map.of(TaxCategory.STANDARD, NINETEEN));
    making.state = InvoiceState.PAID;
    BigDecimal total = making.make().total();
    making.payments =
        List.of(
            new InvoiceView.Payment(
                id("by-bank"), total, "SEPA 4712", LocalDate.of(2026, 12, 9), null, "operator"));
    return making.make();
  }

  private static InvoiceView.Item usage(
      int n,
      UUID project,
      String name,
      String meter,
      String description,
      String quantity,
      String unit,
      String price) {
    InvoiceView.Item plain =
        item(
            n,
            InvoiceView.ItemKind.USAGE,
            false,
            project,
            name,
            description,
            FROM,
            TO,
            quantity,
            unit,
            price,
            TaxCategory.STANDARD);
    return new InvoiceView.Item(
        plain.n(),
        plain.kind(),
        false,
        project,
        name,
        meter,
        id(meter),
        description,
        FROM,
        TO,
        plain.quantity(),
        unit,
        plain.unitPrice(),
        plain.cost(),
        plain.amount(),
        plain.taxCategory(),
        plain.creditedBy());
  }

  private static InvoiceView.Item item(
      int n,
      InvoiceView.ItemKind kind,
      boolean isCorrection,
      UUID project,
      String name,
      String description,
      Instant from,
      Instant to,
      String quantity,
      String unit,
      String price,
      TaxCategory category) {
    BigDecimal cost =
        new BigDecimal(quantity)
            .multiply(new BigDecimal(price))
            .setScale(12, RoundingMode.HALF_EVEN);
    return new InvoiceView.Item(
        n,
        kind,
        isCorrection,
        project,
        name,
        null,
        null,
        description,
        from,
        to,
        new BigDecimal(quantity).setScale(12),
        unit,
        new BigDecimal(price).setScale(10),
        cost,
        cost.setScale(2, RoundingMode.HALF_EVEN),
        category,
        null);
  }

  private static InvoiceView.Item negated(InvoiceView.Item item) {
    return new InvoiceView.Item(
        item.n(),
        item.kind(),
        item.isCorrection(),
        item.project(),
        item.projectName(),
        item.meter(),
        item.rate(),
        item.description(),
        item.from(),
        item.to(),
        item.quantity().negate(),
        item.unit(),
        item.unitPrice(),
        item.cost().negate(),
        item.amount().negate(),
        item.taxCategory(),
        item.creditedBy());
  }

  /** What can differ; sums and taxes follow from the items. */
  private static final class Making {
    private final List<InvoiceView.Item> items;
    private final Map<TaxCategory, BigDecimal> percents;
    private InvoiceView.Kind kind = InvoiceView.Kind.INVOICE;
    private InvoiceState state = InvoiceState.ISSUED;
    private String number = "NEPH-000042";
    private Instant issuedAt = ISSUED;
    private Instant dueAt = Instant.parse("2026-12-15T00:10:00Z");
    private String digest = "0".repeat(64);
    private InvoiceView.Party seller = SELLER;
    private InvoiceView.Party buyer = BUYER;
    private TaxTreatment treatment = TaxTreatment.STANDARD;
    private InvoiceView.Ref answers;
    private String reason;
    private List<InvoiceView.Payment> payments = List.of();
    private List<InvoiceView.Ref> creditNotes = List.of();

    private Making(List<InvoiceView.Item> items, Map<TaxCategory, BigDecimal> percents) {
      this.items = items;
      this.percents = percents;
    }

    private InvoiceView make() {
      List<InvoiceView.Tax> taxes = taxes();
      BigDecimal net = sum(items.stream().map(InvoiceView.Item::amount).toList());
      BigDecimal tax = sum(taxes.stream().map(InvoiceView.Tax::amount).toList());
      BigDecimal total = net.add(tax);
      BigDecimal paid = sum(payments.stream().map(InvoiceView.Payment::amount).toList());
      boolean owes =
          kind == InvoiceView.Kind.INVOICE
              && state != InvoiceState.DRAFT
              && state != InvoiceState.CREDITED;
      return new InvoiceView(
          ID,
          kind,
          number,
          state,
          false,
          id("acme"),
          "Acme",
          FROM,
          TO,
          "Europe/Berlin",
          "EUR",
          seller,
          buyer,
          treatment,
          items,
          taxes,
          net,
          tax,
          total,
          paid,
          owes ? total.subtract(paid) : BigDecimal.ZERO.setScale(2),
          Instant.parse("2026-11-20T12:00:00Z"),
          issuedAt,
          dueAt,
          answers,
          creditNotes,
          reason,
          "standard@2026-01-01",
          payments,
          digest);
    }

    private List<InvoiceView.Tax> taxes() {
      Map<TaxCategory, BigDecimal> nets = new EnumMap<>(TaxCategory.class);
      items.forEach(item -> nets.merge(item.taxCategory(), item.amount(), BigDecimal::add));
      return nets.entrySet().stream()
          .map(
              of -> {
                BigDecimal percent = percents.getOrDefault(of.getKey(), BigDecimal.ZERO);
                return new InvoiceView.Tax(
                    of.getKey(),
                    percent,
                    of.getValue(),
                    of.getValue()
                        .multiply(percent)
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.HALF_EVEN));
              })
          .toList();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
      return amounts.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
  }
}
