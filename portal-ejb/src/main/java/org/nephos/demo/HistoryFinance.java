package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.nephos.invoice.InvoiceId;
import org.nephos.invoice.InvoiceTick;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.CreditFacade;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.InvoiceView.ItemKind;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.CallerScope;

/**
 * What finance does in the made-up year: every month is invoiced when it is over, and paid on the
 * tenth of the next, but for the last two, of which the first is overdue; and now and then
 * something is added, taken off, given or credited.
 */
@ApplicationScoped
class HistoryFinance {
  private static final String KEY = "made-up-year/finance/";

  /** Months in which something else happens, counted from 0. */
  private static final int CONSULTING = 2;

  private static final int GOODWILL = 3;
  private static final int CREDIT_NOTE = 5;
  private static final int PREPAID = 6;
  private static final int TAKEN_OFF = 7;
  private static final int PAID_IN_PART = 10;

  @Inject private InvoiceTick tick;
  @Inject private InvoiceFacade invoices;
  @Inject private CreditFacade credits;

  /** Issues what is due, as the scheduler does. */
  void issue() {
    try (CallerScope scope = CallerScope.open(Caller.system(tick.name()))) {
      tick.tick();
    }
  }

  /**
   * Adds what finance does in and for a month.
   *
   * @param n which one it is, from 0
   */
  void addMonthTo(List<HistoryStep> steps, YearMonth month, int n) {
    steps.add(new HistoryStep(HistoryTime.closing(month), this::issue));
    if (n > 0 && n <= PAID_IN_PART) {
      steps.add(new HistoryStep(HistoryTime.at(month, 10, 9), () -> pay(month.minusMonths(1), 1)));
    } else if (n > PAID_IN_PART) {
      steps.add(new HistoryStep(HistoryTime.at(month, 10, 9), () -> pay(month.minusMonths(1), 2)));
    }
    switch (n) {
      case CONSULTING ->
          steps.add(
              new HistoryStep(
                  HistoryTime.at(month, 20, 15), () -> item("Consulting, 2 hours", "180.00")));
      case GOODWILL ->
          steps.add(
              new HistoryStep(
                  HistoryTime.at(month, 21, 10),
                  () -> give(CreditView.Kind.GOODWILL, "15.00", "Thanks for a report of a fault")));
      case CREDIT_NOTE ->
          steps.add(
              new HistoryStep(HistoryTime.at(month, 18, 14), () -> credit(month.minusMonths(1))));
      case PREPAID ->
          steps.add(
              new HistoryStep(
                  HistoryTime.at(month, 3, 12),
                  () -> give(CreditView.Kind.PREPAID, "50.00", "Paid ahead")));
      case TAKEN_OFF ->
          steps.add(
              new HistoryStep(
                  HistoryTime.at(month, 20, 15),
                  () -> item("Maintenance took too long", "-12.50")));
      default -> {}
    }
  }

  private void item(String description, String amount) {
    asOperator(
        () ->
            credits.addManualItem(
                new AddManualItem(
                    DemoTenants.ACME, null, description, new BigDecimal(amount), null),
                KEY + description));
  }

  private void give(CreditView.Kind kind, String amount, String reason) {
    asOperator(
        () ->
            credits.grant(
                new GrantCredit(DemoTenants.ACME, kind, new BigDecimal(amount), reason, null),
                KEY + kind));
  }

  /** Pays what is open of a month's invoice, or a part of it. */
  private void pay(YearMonth month, int parts) {
    asOperator(
        () -> {
          InvoiceView invoice = invoices.invoice(of(month));
          String reference = "SEPA " + month;
          boolean paid =
              invoice.payments().stream().anyMatch(one -> one.reference().equals(reference));
          if (!paid && invoice.open().signum() > 0) {
            BigDecimal amount =
                invoice.open().divide(BigDecimal.valueOf(parts), 2, RoundingMode.HALF_EVEN);
            invoices.pay(invoice.id(), new RecordPayment(amount, reference, null), KEY + reference);
          }
        });
  }

  /** Credits the first item of usage of a month's invoice. */
  private void credit(YearMonth month) {
    asOperator(
        () -> {
          InvoiceView invoice = invoices.invoice(of(month));
          int item =
              invoice.items().stream()
                  .filter(one -> one.kind() == ItemKind.USAGE)
                  .findFirst()
                  .orElseThrow()
                  .n();
          invoices.credit(
              invoice.id(),
              new CreditInvoice(List.of(item), "The web server answered too slowly."),
              KEY + "credit/" + month);
        });
  }

  private static UUID of(YearMonth month) {
    return InvoiceId.of(DemoTenants.ACME, month);
  }

  private static void asOperator(Runnable deed) {
    try (CallerScope scope = CallerScope.open(DemoPerson.OPERATOR.caller())) {
      deed.run();
    }
  }
}
