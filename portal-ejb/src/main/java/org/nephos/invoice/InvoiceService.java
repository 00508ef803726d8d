package org.nephos.invoice;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.invoice.api.BillingRunView;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.Ref;
import org.nephos.invoice.api.ItemExplanationView;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.invoice.api.ReplayView;
import org.nephos.invoice.api.RevenueView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/**
 * Invoices at the front door. What shows drafts has no transaction of its own, for usage is brought
 * up to date first, in small ones.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvoiceService implements InvoiceFacade {
  @Inject private AccessService access;
  @Inject private InvoiceList list;
  @Inject private InvoiceReading reading;
  @Inject private ItemExplanation explanation;
  @Inject private InvoiceReplay replay;
  @Inject private InvoicePdf pdf;
  @Inject private InvoiceCsv csv;
  @Inject private InvoiceXml xml;
  @Inject private BillingRuns billing;
  @Inject private RunList runs;
  @Inject private CreditNotes creditNotes;
  @Inject private Payments payments;
  @Inject private Revenue revenue;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.INVOICE_SEE)
  public Page<InvoiceView> invoices(ListQuery query) {
    return list.page(query, access.scope(Permission.INVOICE_SEE));
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public InvoiceView invoice(@Names(ResourceKind.INVOICE) UUID id) {
    return reading.view(id);
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public ItemExplanationView explain(@Names(ResourceKind.INVOICE) UUID id, int item) {
    return explanation.of(id, item);
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public void writePdf(@Names(ResourceKind.INVOICE) UUID id, OutputStream out) throws IOException {
    pdf.write(reading.view(id), out);
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public void writeCsv(@Names(ResourceKind.INVOICE) UUID id, Writer out) throws IOException {
    csv.write(reading.view(id), out);
  }

  @Override
  @Requires(Permission.INVOICE_SEE)
  public void writeXml(@Names(ResourceKind.INVOICE) UUID id, OutputStream out) throws IOException {
    xml.write(reading.view(id), out);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public BillingRunView issueDue(@Names(ResourceKind.TENANT) UUID tenant) {
    return RunList.view(billing.run(tenant));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<BillingRunView> runs(ListQuery query) {
    return transactions.inNew(() -> runs.page(query));
  }

  private record Answer(UUID invoice, CreditInvoice command) {}

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InvoiceView credit(
      @Names(ResourceKind.INVOICE) UUID id, CreditInvoice command, String idempotencyKey) {
    Ref note =
        idempotency.once(
            idempotencyKey,
            new Answer(id, command),
            Ref.class,
            () -> ref(creditNotes.credit(id, command)));
    return reading.view(note.id());
  }

  private record Paid(UUID invoice, RecordPayment command) {}

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InvoiceView pay(
      @Names(ResourceKind.INVOICE) UUID id, RecordPayment command, String idempotencyKey) {
    idempotency.once(
        idempotencyKey, new Paid(id, command), Ref.class, () -> ref(payments.record(id, command)));
    return reading.view(id);
  }

  /** What is kept as the answer under a key: an invoice may be longer than that can be. */
  private static Ref ref(Invoice invoice) {
    return new Ref(invoice.id(), invoice.number());
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public ReplayView replay(@Names(ResourceKind.INVOICE) UUID id) {
    return replay.of(id);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<RevenueView> revenue(Instant from, Instant to) {
    return transactions.inNew(() -> revenue.between(from, to));
  }
}
