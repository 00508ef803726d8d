package org.nephos.web.price;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.nephos.billing.api.PlanTermView;
import org.nephos.billing.api.RateView;
import org.nephos.billing.api.RuleState;
import org.nephos.web.text.Amounts;
import org.nephos.web.text.Words;

/** What a rate says, in words. */
@Named("rateTexts")
@ApplicationScoped
public class RateTexts {
  @Inject private Words words;
  @Inject private Amounts amounts;

  /** What it is narrowed to, or that it is not. */
  public String narrowing(RateView rate) {
    List<String> parts = new ArrayList<>();
    add(parts, "flavor", rate.flavorName());
    add(parts, "image", rate.imageName());
    add(parts, "zone", rate.zone());
    add(parts, "volumeType", rate.volumeType());
    return parts.isEmpty() ? words.plain("price.for.all") : String.join(", ", parts);
  }

  private void add(List<String> parts, String dimension, String value) {
    if (value != null) {
      parts.add(words.of("price.for", dimension) + " " + value);
    }
  }

  /** Its price with what it is for: {@code €0.02 per vCPU and hour}, {@code €0.05 per GB}. */
  public String price(RateView rate) {
    return words.with(
        rate.counted() ? "price.per.counted" : "price.per",
        amounts.price(rate.unitPrice(), rate.currency()),
        rate.unit());
  }

  /** What is free of it, and its tiers; empty for a plain price. */
  public List<String> steps(RateView rate) {
    List<String> steps = new ArrayList<>();
    if (rate.freeQuantity().signum() > 0) {
      steps.add(
          words.with(
              rate.counted() ? "price.free.counted" : "price.free",
              amounts.number(rate.freeQuantity()),
              rate.unit()));
    }
    rate.tiers()
        .forEach(
            tier ->
                steps.add(
                    words.with(
                        rate.counted() ? "price.above.counted" : "price.above",
                        amounts.number(tier.above()),
                        rate.unit(),
                        amounts.price(tier.unitPrice(), rate.currency()))));
    return steps;
  }

  /** A fee, discount or minimum by its name, or by its kind where it has none. */
  public String name(PlanTermView term) {
    return term.name() == null ? words.of("price.term", term.kind().word()) : term.name();
  }

  /** What it comes to, in the plan's currency, or in per cent. */
  public String amount(PlanTermView term, String currency) {
    if (term.percent() == null) {
      return amounts.money(term.amount(), currency);
    }
    return term.meter() == null
        ? words.with("price.percent.all", amounts.number(term.percent()))
        : words.with(
            "price.percent", amounts.number(term.percent()), words.of("meter", term.meter()));
  }

  /** How rates differ on the time line. */
  public List<RuleState> getStates() {
    return List.of(RuleState.values());
  }
}
