package org.nephos.billing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.nephos.metering.MeterSet;
import org.nephos.order.api.QuoteView;
import org.nephos.time.PortalClock;

/** What something will cost, by the caller's transaction's view of the price plans. */
@ApplicationScoped
public class QuoteService {
  /** How long a quote holds when no price changes before. */
  static final Duration VALIDITY = Duration.ofMinutes(15);

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST_CACHED = 1000;

  /** Stands for the standard plan among the tenants' ids. */
  private static final UUID STANDARD = new UUID(0, 0);

  private static final RateCard NO_PRICES = new RateCard("none", "EUR", List.of());

  @Inject private PriceRepository prices;
  @Inject private PortalClock clock;

  private final Map<UUID, Cached> cards = new ConcurrentHashMap<>();

  private record Cached(TenantCards cards, Instant readAt) {}

  /**
   * What an order costs; always by the prices of this moment's database.
   *
   * @param perItem what one item runs
   * @param count how many items, at least 1
   * @param at whose prices hold
   * @throws IllegalArgumentException when there is no such tenant
   */
  public QuoteView quote(UUID tenant, MeterSet perItem, int count, Instant at) {
    TenantCards cards = prices.ofTenant(tenant).cards();
    Quote quote = Quote.of(perItem, count, cards.at(at), at);
    Instant change = cards.nextChange(at);
    Instant term = at.plus(VALIDITY);
    return new QuoteView(
        quote.hourly(),
        quote.monthly(),
        quote.currency(),
        quote.priceVersion(),
        change.isBefore(term) ? change : term,
        quote.lines().stream()
            .map(
                line ->
                    new QuoteView.Line(
                        line.meter().word(),
                        line.quantity(),
                        line.meter().unit(),
                        line.unitPrice(),
                        line.hourly()))
            .toList());
  }

  /**
   * What this costs an hour now, exact. For price tags in lists: a change of the price plan may be
   * seen a second late; a rate that was known before begins to the second.
   *
   * @throws IllegalArgumentException when there is no such tenant
   */
  public Money hourly(UUID tenant, MeterSet perItem) {
    return hourly(tenant, () -> prices.ofTenant(tenant).cards(), perItem);
  }

  /** The same by the standard plan, for who belongs to no tenant; nothing costs without a plan. */
  public Money standardHourly(MeterSet perItem) {
    return hourly(STANDARD, () -> TenantCards.of(prices.standard().orElse(NO_PRICES)), perItem);
  }

  private Money hourly(UUID key, Supplier<TenantCards> read, MeterSet perItem) {
    Instant now = clock.now();
    Cached cached = cards.get(key);
    if (cached == null
        || !now.isBefore(cached.readAt().plus(FRESH))
        || now.isBefore(cached.readAt())) {
      if (cards.size() >= MOST_CACHED) {
        cards.clear();
      }
      cached = new Cached(read.get(), now);
      cards.put(key, cached);
    }
    Quote quote = Quote.of(perItem, 1, cached.cards().at(now), now);
    return new Money(quote.hourly(), quote.currency());
  }
}
