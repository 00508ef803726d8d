package org.nephos.web.invoice;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.problem.api.InvalidException;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Amounts;
import org.nephos.web.text.Decimals;
import org.nephos.web.text.Words;

/** Money that came in for the invoice that is shown. */
@Named
@RequestScoped
public class PayInvoiceBacking {
  @Inject private InvoiceFacade invoices;
  @Inject private InvoiceDetailBacking detail;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;
  @Inject private Amounts amounts;

  private String token;
  private String payAmount;
  private String payReference;
  private String payPaidOn;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Records it. */
  public String pay() {
    BigDecimal amount =
        Decimals.read(payAmount)
            .orElseThrow(
                () -> new InvalidException("amount", "value", words.plain("money.amount.wrong")));
    InvoiceView paid =
        invoices.pay(
            detail.getInvoice().id(),
            new RecordPayment(amount, payReference, day()),
            FormKey.of(token, payAmount, payReference, payPaidOn));
    MessagesBacking.done(
        words.with("invoice.pay.done", paid.number(), amounts.money(paid.open(), paid.currency())));
    return nav.again();
  }

  private LocalDate day() {
    try {
      return payPaidOn == null || payPaidOn.isBlank() ? null : LocalDate.parse(payPaidOn.strip());
    } catch (DateTimeParseException e) {
      throw new InvalidException("paidOn", "value", words.plain("money.day.wrong"));
    }
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  /** What is proposed is what is still owed. */
  public String getPayAmount() {
    return payAmount == null ? detail.getInvoice().open().toPlainString() : payAmount;
  }

  public void setPayAmount(String payAmount) {
    this.payAmount = payAmount;
  }

  public String getPayReference() {
    return payReference;
  }

  public void setPayReference(String payReference) {
    this.payReference = payReference;
  }

  public String getPayPaidOn() {
    return payPaidOn;
  }

  public void setPayPaidOn(String payPaidOn) {
    this.payPaidOn = payPaidOn;
  }
}
