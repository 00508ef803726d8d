package org.nephos.web.price;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.billing.api.FlavorPriceView;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.billing.api.PricePlanView;
import org.nephos.billing.api.RateView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.NotFoundException;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Typed;
import org.nephos.web.text.Words;

/**
 * {@code price/detail.xhtml}: a price plan, its rates as they follow one another, and its terms.
 */
@Named
@RequestScoped
public class PriceDetailBacking implements Downloadable<RateView> {
  private static final List<String> TABS = List.of("rates", "terms", "flavors");

  @Inject private PricePlanFacade prices;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private final Clock clock = Clock.systemUTC();
  private String id;
  private PricePlanView plan;
  private RateTimeline timeline;
  private String endAt;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads the plan when the page is asked for. */
  public void load() {
    getPlan();
  }

  /** The plan. */
  public PricePlanView getPlan() {
    if (plan == null) {
      plan = prices.plan(Ids.require(id));
    }
    return plan;
  }

  /** Which part of the page is open. */
  public String getTab() {
    String wanted = listing.parameter("tab");
    return wanted != null && TABS.contains(wanted) ? wanted : TABS.get(0);
  }

  /** Its rates as bars over time. */
  public RateTimeline getTimeline() {
    if (timeline == null) {
      timeline = RateTimeline.of(getPlan().rates(), clock.instant());
    }
    return timeline;
  }

  /** What an instance of each flavor costs by it now. */
  public List<FlavorPriceView> getFlavors() {
    return prices.flavorPrices(getPlan().id());
  }

  @Override
  public String page() {
    return "detail";
  }

  @Override
  public ListQuery query() {
    return listing.query();
  }

  /** The rates, as they are shown. */
  @Override
  public Page<RateView> read(ListQuery query) {
    return new Page<>(getPlan().rates(), null);
  }

  @Override
  public Class<RateView> type() {
    return RateView.class;
  }

  /** Ends something of the plan, or takes it back. */
  public String act() {
    String[] parts = listing.parameter("act").split(":", 2);
    UUID what = Ids.require(parts.length == 2 ? parts[1] : null);
    switch (parts[0]) {
      case "end-rate" -> prices.endRate(what, at());
      case "end-term" -> prices.endTerm(getPlan().id(), what, at());
      case "delete-rate" -> prices.deleteRate(what);
      case "delete-term" -> prices.deleteTerm(getPlan().id(), what);
      default -> throw new NotFoundException();
    }
    MessagesBacking.done(
        words.plain(parts[0].startsWith("end") ? "price.done.ended" : "price.done.deleted"));
    return nav.again();
  }

  private Instant at() {
    Typed typed = new Typed(words);
    Instant at = typed.time("at", endAt);
    typed.check();
    return at;
  }

  /** When what is ended is to end, as typed; empty for as soon as possible. */
  public String getEndAt() {
    return endAt;
  }

  public void setEndAt(String endAt) {
    this.endAt = endAt;
  }
}
