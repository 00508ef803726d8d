package org.nephos.web.price;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.nephos.billing.api.CreatePricePlan;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.PricePlanView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.text.Typed;
import org.nephos.web.text.Words;

/** {@code price/list.xhtml}: the price plans, for the operator. */
@Named
@RequestScoped
public class ListPricesBacking implements Downloadable<PlanRow> {
  @Inject private PricePlanFacade prices;
  @Inject private Listing listing;
  @Inject private Words words;

  private Page<PlanRow> page;
  private String token;
  private String name;
  private String displayName;
  private String currency = "EUR";

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The rows of this page. */
  public Page<PlanRow> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  /** The currencies to filter by. */
  public List<String> getCurrencies() {
    return prices.plans().stream().map(PricePlanView::currency).distinct().sorted().toList();
  }

  @Override
  public ListQuery query() {
    return listing.query("name", "currency");
  }

  @Override
  public Page<PlanRow> read(ListQuery query) {
    Page<PricePlanView> plans = prices.plans(query);
    return new Page<>(plans.items().stream().map(PlanRow::of).toList(), plans.next());
  }

  @Override
  public Class<PlanRow> type() {
    return PlanRow.class;
  }

  /** Makes a plan, and goes where rates are added to it. */
  public String create() {
    CreatePricePlan command =
        new CreatePricePlan(
            Typed.text(name),
            Typed.text(displayName),
            currency == null ? null : currency.strip().toUpperCase(Locale.ROOT));
    PricePlanView made = prices.create(command, FormKey.of(token, command));
    MessagesBacking.done(words.with("price.done.created", made.displayName()));
    return "/price/detail?faces-redirect=true&id=" + made.id();
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDisplayName() {
    return displayName;
  }

  public void setDisplayName(String displayName) {
    this.displayName = displayName;
  }

  public String getCurrency() {
    return currency;
  }

  public void setCurrency(String currency) {
    this.currency = currency;
  }
}
