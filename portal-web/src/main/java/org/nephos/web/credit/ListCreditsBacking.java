package org.nephos.web.credit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.invoice.api.CreditFacade;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.InvalidException;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Amounts;
import org.nephos.web.text.DayEnd;
import org.nephos.web.text.Decimals;
import org.nephos.web.text.Words;

/** {@code credit/list.xhtml}: what tenants have with the seller, and giving them more. */
@Named
@RequestScoped
public class ListCreditsBacking implements Downloadable<CreditView> {
  private static final List<CreditView.Kind> GIVEN =
      List.of(CreditView.Kind.PREPAID, CreditView.Kind.GOODWILL);

  @Inject private CreditFacade credits;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;
  @Inject private Amounts amounts;

  private String token;
  private Page<CreditView> page;
  private String creditTenant;
  private String creditKind = CreditView.Kind.PREPAID.name();
  private String amount;
  private String reason;
  private String expiresAt;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
    creditTenant = listing.parameter("tenant");
  }

  /** The rows of this page. */
  public Page<CreditView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return shell.ofTenant(listing.query("tenant", "kind"));
  }

  @Override
  public Page<CreditView> read(ListQuery query) {
    return credits.credits(query);
  }

  @Override
  public Class<CreditView> type() {
    return CreditView.class;
  }

  /** Whether the address asks for some of them only. */
  public boolean isFiltered() {
    return listing.parameter("kind") != null
        || (shell.getMe().operator() && listing.parameter("tenant") != null);
  }

  /** What to filter by. */
  public List<CreditView.Kind> getKinds() {
    return List.of(CreditView.Kind.values());
  }

  /** What can be given; the rest comes of credit notes. */
  public List<CreditView.Kind> getGiven() {
    return GIVEN;
  }

  /** Gives a credit. */
  public String grant() {
    BigDecimal read =
        Decimals.read(amount)
            .orElseThrow(
                () -> new InvalidException("amount", "value", words.plain("money.amount.wrong")));
    UUID tenant = Ids.read(creditTenant);
    CreditView given =
        credits.grant(
            new GrantCredit(tenant, CreditView.Kind.valueOf(creditKind), read, reason, end()),
            FormKey.of(token, creditTenant, creditKind, amount, reason, expiresAt));
    MessagesBacking.done(
        words.with(
            "credit.list.done",
            given.tenantName(),
            amounts.money(given.amount(), given.currency())));
    return nav.again();
  }

  private Instant end() {
    if (expiresAt == null || expiresAt.isBlank()) {
      return null;
    }
    return DayEnd.of(expiresAt)
        .orElseThrow(
            () -> new InvalidException("expiresAt", "value", words.plain("money.day.wrong")));
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getCreditTenant() {
    return creditTenant;
  }

  public void setCreditTenant(String creditTenant) {
    this.creditTenant = creditTenant;
  }

  /** One of {@link #getGiven() those that can be given}; the select offers no other. */
  public String getCreditKind() {
    return creditKind;
  }

  public void setCreditKind(String creditKind) {
    this.creditKind = creditKind;
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = amount;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getExpiresAt() {
    return expiresAt;
  }

  public void setExpiresAt(String expiresAt) {
    this.expiresAt = expiresAt;
  }
}
