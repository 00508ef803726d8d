package org.nephos.rest.harness;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.invoice.api.ReplayView;
import org.nephos.invoice.api.RevenueView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ConflictException;

/** One invoice of one item, whatever its id; it remembers what it was asked and told. */
public final class FakeInvoices implements InvoiceFacade {
  public final List<Object> told = new ArrayList<>();
  public ListQuery asked;
  public InvoiceState state = InvoiceState.ISSUED;

  /** The invoice. */
  public InvoiceView view(UUID id) {
    boolean isDraft = state == InvoiceState.DRAFT;
    return new InvoiceView(
        id,
        InvoiceView.Kind.INVOICE,
        isDraft ? null : "NEPH-000042",
        state,
        false,
        UUID.randomUUID(),
        "=Acme",
        Instant.parse("2026-11-01T00:00:00Z"),
        Instant.parse("2026-12-01T00:00:00Z"),
        "UTC",
        "EUR",
        party(),
        party(),
        TaxTreatment.STANDARD,
        List.of(item()),
        List.of(
            new InvoiceView.Tax(
                TaxCategory.STANDARD,
                new BigDecimal("19.0000"),
                new BigDecimal("17.28"),
                new BigDecimal("3.28"))),
        new BigDecimal("17.28"),
        new BigDecimal("3.28"),
        new BigDecimal("20.56"),
        new BigDecimal("0.56"),
        new BigDecimal("20.00"),
        Instant.EPOCH,
        isDraft ? null : Instant.EPOCH,
        isDraft ? null : Instant.EPOCH,
        null,
        List.of(),
        null,
        "standard@2026-01-01",
        List.of(
            new InvoiceView.Payment(
                UUID.randomUUID(),
                new BigDecimal("0.56"),
                "SEPA 1",
                LocalDate.of(2026, 12, 9),
                null,
                "operator")),
        isDraft ? null : "0".repeat(64));
  }

  static InvoiceView.Party party() {
    return new InvoiceView.Party(
        "Acme GmbH", "Hauptstraße 1", "10115", "Berlin", "DE", "DE1", "a@acme.example", null);
  }

  private static InvoiceView.Item item() {
    return new InvoiceView.Item(
        1,
        InvoiceView.ItemKind.USAGE,
        false,
        UUID.randomUUID(),
        "web",
        "instance.vcpu",
        UUID.randomUUID(),
        "vCPUs of instances",
        Instant.parse("2026-11-01T00:00:00Z"),
        Instant.parse("2026-12-01T00:00:00Z"),
        new BigDecimal("1440"),
        "vCPU·h",
        new BigDecimal("0.0120000000"),
        new BigDecimal("17.280000000000"),
        new BigDecimal("17.28"),
        TaxCategory.STANDARD,
        null);
  }

  @Override
  public Page<InvoiceView> invoices(ListQuery query) {
    asked = query;
    return new Page<>(List.of(view(UUID.randomUUID())), "more");
  }

  @Override
  public InvoiceView invoice(UUID id) {
    return view(id);
  }

  @Override
  public ItemExplanationView explain(UUID id, int item) {
    told.add(item);
    ItemExplanationView.Interval interval =
        new ItemExplanationView.Interval(
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(3600),
            "ACTIVE",
            3600,
            BigDecimal.valueOf(2),
            new BigDecimal("0.012"),
            new BigDecimal("0.024000000000"),
            1);
    return new ItemExplanationView(
        new InvoiceView.Ref(id, "NEPH-000042"),
        item(),
        "USAGE",
        "1,440 vCPU·h × 0.012 EUR = 17.28",
        null,
        List.of(
            new ItemExplanationView.Resource(
                UUID.randomUUID(),
                "instance",
                "web-1",
                null,
                null,
                3600,
                BigDecimal.valueOf(2),
                new BigDecimal("0.024000000000"),
                List.of(interval),
                List.of())),
        new BigDecimal("17.280000000000"),
        BigDecimal.ZERO);
  }

  @Override
  public void writePdf(UUID id, OutputStream out) throws IOException {
    out.write("%PDF-".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void writeCsv(UUID id, Writer out) throws IOException {
    out.write("invoice,number\n");
  }

  @Override
  public void writeXml(UUID id, OutputStream out) throws IOException {
    if (state == InvoiceState.DRAFT) {
      throw new ConflictException("state-conflict", "A draft has no number.", Map.of());
    }
    out.write("<Invoice/>".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public BillingRunView issueDue(UUID tenant) {
    told.add(String.valueOf(tenant));
    return run(tenant);
  }

  private static BillingRunView run(UUID tenant) {
    return new BillingRunView(
        UUID.randomUUID(), tenant, Instant.EPOCH, Instant.EPOCH, "operator", 1, 2, 0, null);
  }

  @Override
  public Page<BillingRunView> runs(ListQuery query) {
    return new Page<>(List.of(run(null)), null);
  }

  @Override
  public InvoiceView credit(UUID id, CreditInvoice command, String idempotencyKey) {
    told.add(command);
    told.add(idempotencyKey);
    return view(UUID.randomUUID());
  }

  @Override
  public InvoiceView pay(UUID id, RecordPayment command, String idempotencyKey) {
    told.add(command);
    told.add(idempotencyKey);
    return view(id);
  }

  @Override
  public ReplayView replay(UUID id) {
    return new ReplayView(
        id,
        false,
        "a".repeat(64),
        "b".repeat(64),
        List.of(new ReplayView.Difference("item 3, amount", "1.00", null)));
  }

  @Override
  public List<RevenueView> revenue(Instant from, Instant to) {
    told.add(String.valueOf(from));
    BigDecimal one = new BigDecimal("1.00");
    return List.of(
        new RevenueView(YearMonth.of(2026, 11), "EUR", 12, one, one, one, one, one, one, one));
  }
}
