package org.nephos.web.invoice;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.ReplayView;

/**
 * The invoice that is shown, worked out again from the events. It only looks, so nothing is asked
 * again and nothing is lost by a reload.
 */
@Named
@RequestScoped
public class ReplayInvoiceBacking {
  @Inject private InvoiceFacade invoices;
  @Inject private InvoiceDetailBacking detail;

  private ReplayView replay;

  /** Works it out again. */
  public String act() {
    replay = invoices.replay(detail.getInvoice().id());
    return null;
  }

  /** What came out; null when it was not asked for. */
  public ReplayView getReplay() {
    return replay;
  }
}
