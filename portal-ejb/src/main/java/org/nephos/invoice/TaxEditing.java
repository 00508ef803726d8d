package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.billing.Rounding;
import org.nephos.invoice.api.AddTaxRate;
import org.nephos.invoice.api.TaxRateView;
import org.nephos.persistence.Duplicates;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.Violation;
import org.nephos.time.PortalClock;

/** Tax rates as the operator sets them, as a part of the caller's transaction. */
@ApplicationScoped
class TaxEditing {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final BigDecimal MOST = BigDecimal.valueOf(100);
  private static final int DECIMALS = 4;
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9000, 1, 1);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private TaxRates rates;
  @Inject private InvoiceEvents events;
  @Inject private PortalClock clock;

  private record Facts(String country, String category, BigDecimal percent, String validFrom) {}

  List<TaxRateView> all() {
    return rates.all().stream().map(TaxEditing::view).toList();
  }

  TaxRateView add(AddTaxRate command) {
    check(command);
    LocalDate today = clock.now().atZone(ZoneOffset.UTC).toLocalDate();
    boolean isFirst =
        rates.all().stream()
            .noneMatch(
                rate ->
                    rate.country().equals(command.country())
                        && rate.category() == command.category());
    if (!isFirst && !command.validFrom().isAfter(today)) {
      refuse("Invoices may be issued by what holds until now: give a day that is still to come.");
    }
    if (isFirst) {
      checkInvoiced(command);
    }
    TaxRate rate =
        new TaxRate(
            UUID.randomUUID(),
            command.country(),
            command.category(),
            command.percent(),
            command.validFrom());
    try {
      em.persist(rate);
      em.flush();
    } catch (PersistenceException e) {
      if (!Duplicates.isDuplicate(e)) {
        throw e;
      }
      throw new ConflictException(
          "state-conflict",
          "There is a rate of this country and category from that day on.",
          Map.of("validFrom", command.validFrom().toString()));
    }
    events.tenant(
        "tax-rate.created",
        null,
        null,
        "tax-rate",
        rate.id(),
        rate.country() + " " + rate.category().name(),
        null,
        new Facts(
            rate.country(), rate.category().name(), rate.percent(), rate.validFrom().toString()));
    return view(rate);
  }

  /**
   * What was issued without this tax stays so, and has to come out the same when it is replayed.
   */
  private void checkInvoiced(AddTaxRate command) {
    rates.holdAccounts();
    rates
        .invoicedUntil(command.country())
        .filter(last -> !command.validFrom().isAfter(last))
        .ifPresent(
            last ->
                refuse(
                    "Invoices of sellers there are issued up to "
                        + last
                        + ", without this tax. Give a day after that."));
  }

  private static void refuse(String sentence) {
    MoneyRules.refuse(List.of(new Violation("validFrom", "past", sentence)));
  }

  private static void check(AddTaxRate command) {
    List<Violation> violations = new ArrayList<>();
    if (command.country() == null || !COUNTRIES.contains(command.country())) {
      violations.add(
          new Violation("country", "unknown", "Give a country of ISO 3166, two letters, as DE."));
    }
    if (command.category() == null) {
      violations.add(new Violation("category", "required", "Give a category."));
    }
    BigDecimal percent = command.percent();
    if (percent == null) {
      violations.add(new Violation("percent", "required", "Give how many per cent."));
    } else if (percent.signum() < 0
        || percent.compareTo(MOST) > 0
        || percent.stripTrailingZeros().scale() > DECIMALS) {
      violations.add(
          new Violation("percent", "range", "Give 0 to 100 per cent, at most four decimals."));
    }
    if (command.validFrom() == null) {
      violations.add(new Violation("validFrom", "required", "Give a day."));
    } else if (command.validFrom().isBefore(FIRST_DAY) || command.validFrom().isAfter(LAST_DAY)) {
      violations.add(new Violation("validFrom", "range", "Give a day from 1970 to 8999."));
    }
    MoneyRules.refuse(violations);
  }

  private static TaxRateView view(TaxRate rate) {
    return new TaxRateView(
        rate.id(),
        rate.country(),
        rate.category(),
        Rounding.trim(rate.percent(), 0),
        rate.validFrom());
  }
}
