package org.nephos.web.price;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final Comparator<PlanRow> BY_NAME = Comparator.comparing(PlanRow::name);
  private static final Map<String, Comparator<PlanRow>> SORTS =
      Map.of(
          "name", BY_NAME,
          "currency", Comparator.comparing(PlanRow::currency).thenComparing(BY_NAME),
          "tenants", Comparator.comparing(PlanRow::tenants).thenComparing(BY_NAME),
          "createdAt", Comparator.comparing(PlanRow::createdAt).thenComparing(BY_NAME));

  @Inject private PricePlanFacade prices;
  @Inject private Listing listing;
  @Inject private Words words;

  private List<PlanRow> all;
  private List<PlanRow> rows;
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
  public List<PlanRow> getRows() {
    if (rows == null) {
      rows = read(query()).items();
    }
    return rows;
  }

  /** The currencies to filter by. */
  public List<String> getCurrencies() {
    return all().stream().map(PlanRow::currency).distinct().sorted().toList();
  }

  @Override
  public ListQuery query() {
    return listing.query("name", "currency");
  }

  /** There are but a few of them, so that they are picked and sorted here. */
  @Override
  public Page<PlanRow> read(ListQuery query) {
    String part = query.filters().getOrDefault("name", "").toLowerCase(Locale.ROOT);
    String code = query.filters().get("currency");
    return new Page<>(
        all().stream()
            .filter(row -> row.name().contains(part) || isIn(part, row.displayName()))
            .filter(row -> code == null || row.currency().equals(code))
            .sorted(order(query.sort()))
            .toList(),
        null);
  }

  private static boolean isIn(String part, String text) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }

  private static Comparator<PlanRow> order(String sort) {
    if (sort == null) {
      return BY_NAME;
    }
    return sort.startsWith("-")
        ? SORTS.getOrDefault(sort.substring(1), BY_NAME).reversed()
        : SORTS.getOrDefault(sort, BY_NAME);
  }

  @Override
  public Class<PlanRow> type() {
    return PlanRow.class;
  }

  private List<PlanRow> all() {
    if (all == null) {
      all = prices.plans().stream().map(PlanRow::of).toList();
    }
    return all;
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
