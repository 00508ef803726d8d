package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nephos.billing.PartyData;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.InvoiceContent.Tax;

/** The one form of an invoice in bytes. */
class CanonicalInvoiceTest {
  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final UUID ONE = UUID.fromString("00000000-0000-4000-8000-00000000000a");
  private static final UUID TWO = UUID.fromString("00000000-0000-4000-8000-00000000000b");
  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-07-01T00:00:00Z");

  private static InvoiceContent content(
      String description, String reason, String cost, List<Row> rows) {
    Line line =
        new Line(
            1,
            "USAGE",
            false,
            null,
            "instance.vcpu",
            null,
            null,
            description,
            FROM,
            TO,
            new BigDecimal("2.000"),
            "vCPU-h",
            new BigDecimal("0.1"),
            new BigDecimal(cost),
            new BigDecimal("0.20"),
            TaxCategory.STANDARD,
            rows);
    return new InvoiceContent(
        ID,
        "X-000001",
        ID,
        FROM,
        TO,
        "EUR",
        "plan@none",
        new PartyData("Clouds", "a", "1", "b", "DE", null, null, null),
        null,
        TaxTreatment.STANDARD,
        null,
        reason,
        List.of(line),
        List.of(
            new Tax(
                TaxCategory.STANDARD,
                new BigDecimal("19"),
                new BigDecimal("0.20"),
                new BigDecimal("0.04"))),
        new BigDecimal("0.20"),
        new BigDecimal("0.04"),
        new BigDecimal("0.24"));
  }

  private static Row row(UUID resource, String cost) {
    return new Row(resource, "instance", "vm", 3600, BigDecimal.ONE, new BigDecimal(cost));
  }

  private static String text(InvoiceContent content) {
    return new String(CanonicalInvoice.bytes(content), StandardCharsets.UTF_8);
  }

  @Test
  void isALineForHeadPartyItemRowTaxAndSum() {
    assertThat(text(content("Instance vCPU", null, "0.2", List.of(row(ONE, "0.2")))))
        .isEqualTo(
            "invoice|"
                + ID
                + "|X-000001|"
                + ID
                + "|2026-06-01T00:00:00Z|2026-07-01T00:00:00Z|EUR|plan@none|STANDARD|~|~\n"
                + "seller|Clouds|a|1|b|DE|~|~|~\n"
                + "item|1|USAGE|false|~|instance.vcpu|~|~|Instance vCPU|2026-06-01T00:00:00Z|"
                + "2026-07-01T00:00:00Z|2|vCPU-h|0.1|0.2|0.2|STANDARD\n"
                + "row|"
                + ONE
                + "|instance|vm|3600|1|0.2\n"
                + "tax|STANDARD|19|0.2|0.04\n"
                + "sum|0.2|0.04|0.24\n");
  }

  @Test
  void isTheSameHoweverNumbersAreScaledAndRowsAreOrdered() {
    InvoiceContent one = content("a", null, "0.2", List.of(row(ONE, "0.1"), row(TWO, "0.10")));
    InvoiceContent other =
        content("a", null, "0.200000", List.of(row(TWO, "0.100"), row(ONE, "0.1000")));

    assertThat(CanonicalInvoice.digest(one)).isEqualTo(CanonicalInvoice.digest(other));
  }

  @Test
  void noTextCanLookLikeAnotherField() {
    assertThat(text(content("a|b", null, "0.2", List.of())))
        .isNotEqualTo(text(content("a\\pb", null, "0.2", List.of())));
    assertThat(text(content("~", null, "0.2", List.of())))
        .isNotEqualTo(text(content(null, null, "0.2", List.of())));
    assertThat(text(content("a\nrow|x", null, "0.2", List.of())).lines()).hasSize(5);
  }

  @Test
  void whateverDiffersGivesAnotherDigest() {
    String digest = CanonicalInvoice.digest(content("a", null, "0.2", List.of(row(ONE, "0.2"))));

    assertThat(digest).hasSize(64);
    assertThat(CanonicalInvoice.digest(content("a", "r", "0.2", List.of(row(ONE, "0.2")))))
        .isNotEqualTo(digest);
    assertThat(CanonicalInvoice.digest(content("a", null, "0.2", List.of(row(TWO, "0.2")))))
        .isNotEqualTo(digest);
    assertThat(
            CanonicalInvoice.digest(content("a", null, "0.2000000001", List.of(row(ONE, "0.2")))))
        .isNotEqualTo(digest);
  }
}
