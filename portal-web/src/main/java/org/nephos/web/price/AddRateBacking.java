package org.nephos.web.price;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nephos.billing.TaxCategory;
import org.nephos.billing.api.AddRate;
import org.nephos.billing.api.PricePlanFacade;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.catalog.api.FlavorView;
import org.nephos.catalog.api.ImageView;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.Meter;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** The form for a rate of a price plan. */
@Named
@RequestScoped
public class AddRateBacking {
  private static final ListQuery ALL = new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);

  @Inject private PricePlanFacade prices;
  @Inject private CatalogFacade catalog;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private final RateForm form = new RateForm();
  private String token;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** What stands in the fields. */
  public RateForm getForm() {
    return form;
  }

  /** What can have a price. */
  public List<String> getMeters() {
    return Arrays.stream(Meter.values()).map(Meter::word).toList();
  }

  /** Its categories of tax. */
  public List<String> getTaxCategories() {
    return Arrays.stream(TaxCategory.values()).map(TaxCategory::name).toList();
  }

  /** The flavors that a rate can be narrowed to. */
  public List<FlavorView> getFlavors() {
    return catalog.flavors(ALL).items();
  }

  /** The images that a rate can be narrowed to. */
  public List<ImageView> getImages() {
    return catalog.images(ALL).items();
  }

  /** The zones that a rate can be narrowed to. */
  public List<ZoneView> getZones() {
    return catalog.zones(ALL).items();
  }

  /** Adds the rate. An overlap is said at the fields that decide it. */
  public String add() {
    AddRate command = form.command(Ids.require(listing.parameter("id")), words);
    try {
      prices.addRate(command, FormKey.of(token, command));
    } catch (ConflictException e) {
      throw "rate-overlap".equals(e.code()) ? atItsFields(e) : e;
    } catch (InvalidException e) {
      throw new InvalidException(e.violations().stream().map(this::ofTiers).toList());
    }
    MessagesBacking.done(words.plain("price.done.rate"));
    return nav.again();
  }

  private InvalidException atItsFields(ConflictException overlap) {
    return new InvalidException(
        List.of(
            new Violation("meter", overlap.code(), overlap.getMessage()),
            new Violation("validFrom", overlap.code(), words.plain("price.rate.overlap"))));
  }

  /** All tiers are in one field. */
  private Violation ofTiers(Violation violation) {
    if (!violation.field().startsWith("tiers")) {
      return violation;
    }
    String number = violation.field().replaceAll("\\D", "");
    String message =
        number.isEmpty()
            ? violation.message()
            : words.with("price.rate.tier", Integer.parseInt(number) + 1, violation.message());
    return new Violation("tiers", violation.code(), message);
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }
}
