package org.nephos.web.price;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.AddPlanTerm;
import org.nephos.billing.api.PlanTermKind;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Typed;
import org.nephos.web.text.Words;

/** The form for a fee, a discount or a minimum of a price plan. */
@Named
@RequestScoped
public class AddTermBacking {
  @Inject private PricePlanFacade prices;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String token;
  private String kind = PlanTermKind.MONTHLY_FEE.word();
  private String name;
  private String meter;
  private String amount;
  private String percent;
  private String taxCategory;
  private String validFrom;
  private String validTo;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** What a plan can say besides its rates. */
  public List<String> getKinds() {
    return Arrays.stream(PlanTermKind.values()).map(PlanTermKind::word).toList();
  }

  /** Adds it. That another holds at the time is said at its name. */
  public String add() {
    UUID plan = Ids.require(listing.parameter("id"));
    Typed typed = new Typed(words);
    AddPlanTerm command =
        new AddPlanTerm(
            PlanTermKind.ofWord(kind == null ? "" : kind).orElse(null),
            Typed.text(name),
            Typed.text(meter),
            typed.number("amount", amount),
            typed.number("percent", percent),
            Typed.text(taxCategory) == null ? null : TaxCategory.valueOf(taxCategory),
            typed.time("validFrom", validFrom),
            typed.time("validTo", validTo));
    typed.check();
    try {
      prices.addTerm(plan, command, FormKey.of(token, plan, command));
    } catch (ConflictException e) {
      throw "term-overlap".equals(e.code())
          ? new InvalidException("validFrom", e.code(), e.getMessage())
          : e;
    }
    MessagesBacking.done(words.plain("price.done.term"));
    return nav.again();
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getMeter() {
    return meter;
  }

  public void setMeter(String meter) {
    this.meter = meter;
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = amount;
  }

  public String getPercent() {
    return percent;
  }

  public void setPercent(String percent) {
    this.percent = percent;
  }

  public String getTaxCategory() {
    return taxCategory;
  }

  public void setTaxCategory(String taxCategory) {
    this.taxCategory = taxCategory;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }

  public String getValidTo() {
    return validTo;
  }

  public void setValidTo(String validTo) {
    this.validTo = validTo;
  }
}
