package org.nephos.web.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.Money;
import org.nephos.budget.BudgetBasis;
import org.nephos.budget.BudgetThreshold;
import org.nephos.budget.api.BudgetSpec;
import org.nephos.budget.api.BudgetView;
import org.nephos.problem.api.InvalidException;
import org.nephos.web.shell.Ids;
import org.nephos.web.text.Words;

/** What stands in the fields of a budget, as it is typed. */
public class BudgetForm {
  private static final String TAG = "tag";

  private String name = "";
  private String scope = "tenant";
  private String tag = "";
  private String amount = "";
  private String actual = "80, 100";
  private String forecast = "100";
  private boolean blockOrders;
  private String webhookUrl = "";

  /** Fills the fields with what a budget says. */
  void fill(BudgetView budget) {
    name = budget.name();
    amount = budget.amount().amount().toPlainString();
    actual = percents(budget, BudgetBasis.ACTUAL);
    forecast = percents(budget, BudgetBasis.FORECAST);
    blockOrders = budget.blockOrders();
    webhookUrl = budget.webhookUrl() == null ? "" : budget.webhookUrl();
  }

  private static String percents(BudgetView budget, BudgetBasis basis) {
    return budget.thresholds().stream()
        .filter(threshold -> threshold.basis() == basis)
        .map(threshold -> String.valueOf(threshold.percent()))
        .collect(Collectors.joining(", "));
  }

  /** What the fields say. */
  BudgetSpec spec(String currency, Words words) {
    List<BudgetThreshold> thresholds = new ArrayList<>();
    thresholds.addAll(read("actual", actual, BudgetBasis.ACTUAL, words));
    thresholds.addAll(read("forecast", forecast, BudgetBasis.FORECAST, words));
    String typed = amount == null ? "" : amount.strip();
    if (!typed.matches("\\d{1,15}(\\.\\d{1,6})?")) {
      throw new InvalidException("amount", "amount", words.with("budget.edit.amount.wrong"));
    }
    return new BudgetSpec(
        name, new Money(new BigDecimal(typed), currency), thresholds, blockOrders, webhookUrl);
  }

  private static List<BudgetThreshold> read(
      String field, String text, BudgetBasis basis, Words words) {
    List<BudgetThreshold> thresholds = new ArrayList<>();
    for (String part : (text == null ? "" : text).split("[,;\\s]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int percent = part.matches("\\d{1,4}") ? Integer.parseInt(part) : 0;
      if (percent < 1 || percent > BudgetThreshold.MAX_PERCENT) {
        throw new InvalidException(field, "percent", words.with("budget.edit.thresholds.wrong"));
      }
      thresholds.add(new BudgetThreshold(basis, percent));
    }
    return thresholds;
  }

  /** The project that it is to be about; null for none. */
  UUID project() {
    return TAG.equals(scope) ? null : Ids.read(scope);
  }

  /** The tag that it is to be about; null for none. */
  String tag(Words words) {
    if (!TAG.equals(scope)) {
      return null;
    }
    if (tag == null || tag.isBlank()) {
      throw new InvalidException(TAG, "required", words.with("budget.edit.tag.none"));
    }
    return tag;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getScope() {
    return scope;
  }

  public void setScope(String scope) {
    this.scope = scope;
  }

  public String getTag() {
    return tag;
  }

  public void setTag(String tag) {
    this.tag = tag;
  }

  public String getAmount() {
    return amount;
  }

  public void setAmount(String amount) {
    this.amount = amount;
  }

  public String getActual() {
    return actual;
  }

  public void setActual(String actual) {
    this.actual = actual;
  }

  public String getForecast() {
    return forecast;
  }

  public void setForecast(String forecast) {
    this.forecast = forecast;
  }

  public boolean isBlockOrders() {
    return blockOrders;
  }

  public void setBlockOrders(boolean blockOrders) {
    this.blockOrders = blockOrders;
  }

  public String getWebhookUrl() {
    return webhookUrl;
  }

  public void setWebhookUrl(String webhookUrl) {
    this.webhookUrl = webhookUrl;
  }
}
