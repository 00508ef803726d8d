package org.nephos.web.seller;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.BillingAccountFacade;
import org.nephos.invoice.api.TaxRateView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.text.Typed;
import org.nephos.web.text.Words;

/** {@code seller/taxes.xhtml}: by how much is taxed what is sold, since when; for the operator. */
@Named
@RequestScoped
public class ListTaxesBacking implements Downloadable<TaxRateView> {
  @Inject private BillingAccountFacade accounts;
  @Inject private Listing listing;
  @Inject private Words words;

  private Page<TaxRateView> page;
  private String token;
  private String country;
  private String category = TaxCategory.STANDARD.name();
  private String percent;
  private String validFrom;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** The rows of this page. */
  public Page<TaxRateView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  /** The countries to filter by. */
  public List<String> getCountries() {
    return accounts.taxRates().stream().map(TaxRateView::country).distinct().sorted().toList();
  }

  @Override
  public String page() {
    return "taxes";
  }

  @Override
  public ListQuery query() {
    return listing.query("country");
  }

  @Override
  public Page<TaxRateView> read(ListQuery query) {
    return accounts.taxRates(query);
  }

  @Override
  public Class<TaxRateView> type() {
    return TaxRateView.class;
  }

  /** What can be taxed otherwise. */
  public List<String> getCategories() {
    return Arrays.stream(TaxCategory.values()).map(TaxCategory::name).toList();
  }

  /** Adds one. That there is one of the day already is said at the day. */
  public String add() {
    Typed typed = new Typed(words);
    AddTaxRate command =
        new AddTaxRate(
            Typed.text(country),
            TaxCategory.valueOf(category),
            typed.number("percent", percent),
            day(typed));
    typed.check();
    try {
      accounts.addTaxRate(command, FormKey.of(token, command));
    } catch (ConflictException e) {
      throw new InvalidException("validFrom", e.code(), e.getMessage());
    }
    MessagesBacking.done(words.plain("seller.taxes.done"));
    return "/seller/taxes?faces-redirect=true";
  }

  private LocalDate day(Typed typed) {
    String text = Typed.text(validFrom);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      typed.refuse("validFrom", "day", words.plain("seller.taxes.day"));
      return null;
    }
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getCountry() {
    return country;
  }

  public void setCountry(String country) {
    this.country = country;
  }

  public String getCategory() {
    return category;
  }

  public void setCategory(String category) {
    this.category = category;
  }

  public String getPercent() {
    return percent;
  }

  public void setPercent(String percent) {
    this.percent = percent;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }
}
