package org.nephos.web.invoice;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.invoice.api.ReplayView;

/**
 * The invoice that is shown, worked out again from the events. It only looks, so nothing is asked
 * again and nothing is lost by a reload.
 */
@Named
@RequestScoped
public class ReplayInvoiceBacking {
  private static final Pattern RESOURCE = Pattern.compile("resource ([0-9a-f-]{36})");

  @Inject private InvoiceFacade invoices;
  @Inject private InvoiceDetailBacking detail;

  private ReplayView replay;

  /** Works it out again. */
  public String act() {
    replay = invoices.replay(detail.getInvoice().id());
    return null;
  }

  /** The resource that a difference is about; null where it is about none. */
  public String resourceOf(String at) {
    Matcher resource = RESOURCE.matcher(at);
    return resource.find() ? resource.group(1) : null;
  }

  /** The month that the invoice is about, as in {@code 2026-01}. */
  public String getMonth() {
    InvoiceView shown = detail.getInvoice();
    return YearMonth.from(shown.from().atZone(ZoneId.of(shown.zone()))).toString();
  }

  /** What came out; null when it was not asked for. */
  public ReplayView getReplay() {
    return replay;
  }
}
