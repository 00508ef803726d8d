package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.billing.MeteredCloud.LONG_AGO;
import static org.nephos.billing.MeteredCloud.meters;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.metering.Meter;
import org.nephos.order.api.QuoteView;
import org.nephos.testing.Database;

class QuoteServiceIT {
  @RegisterExtension static final Database database = new Database();

  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

  private MeteredCloud cloud;
  private UUID plan;
  private UUID tenant;

  @BeforeEach
  void aTenant() {
    cloud = new MeteredCloud(database);
    cloud.at(NOW);
    plan = cloud.plan("EUR");
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.0123", LONG_AGO);
    tenant = cloud.tenant(plan, "UTC");
  }

  private QuoteView quote(UUID whose) {
    return database.call(() -> cloud.quotes().quote(whose, meters(2, 0, 0), 3, NOW));
  }

  private Money hourly() {
    return database.call(() -> cloud.quotes().hourly(tenant, meters(1, 0, 0)));
  }

  @Test
  void aQuoteIsForAllItemsAndHoldsForAWhile() {
    QuoteView quote = quote(tenant);

    // 3 × 2 × 0.0123, and 730 times that: 53.874
    assertThat(quote.hourly()).isEqualByComparingTo("0.0738");
    assertThat(quote.monthly()).isEqualByComparingTo("53.87");
    assertThat(quote.currency()).isEqualTo("EUR");
    assertThat(quote.validUntil()).isEqualTo(NOW.plus(QuoteService.VALIDITY));
  }

  @Test
  void aQuoteHoldsNoLongerThanThePrice() {
    Instant change = NOW.plusSeconds(60);
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.5", change);

    assertThat(quote(tenant).validUntil()).isEqualTo(change);
  }

  @Test
  void aPriceThatIsKnownBeginsToTheSecondOnPriceTags() {
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.5", NOW.plusMillis(500));
    assertThat(hourly().amount()).isEqualByComparingTo("0.0123");

    cloud.at(NOW.plusSeconds(1));

    assertThat(hourly().amount()).isEqualByComparingTo("0.5");
  }

  @Test
  void aNewPriceIsOnPriceTagsAfterASecond() {
    hourly();
    cloud.price(plan, Meter.INSTANCE_VCPU, "0.7", NOW.minusSeconds(5));

    cloud.at(NOW.plusSeconds(1));

    assertThat(hourly().amount()).isEqualByComparingTo("0.7");
  }

  @Test
  void nobodyHasNoPrices() {
    UUID nobody = UUID.randomUUID();

    assertThatThrownBy(() -> quote(nobody))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(nobody.toString());
  }
}
