package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.catalog.CatalogService;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.MeteringTick;
import org.nephos.order.api.OrderView;
import org.nephos.testing.Portal;
import org.nephos.testing.StillCloud;

/** Rates that are narrowed to a flavor, an image or a zone, from the quote to the usage record. */
class NarrowRatesIT {
  @RegisterExtension final StillCloud cloud = new StillCloud();
  private final Portal portal = cloud.portal();

  /** A rate of the standard plan for vCPUs. */
  private void rate(String price, UUID flavor, UUID image, String zone, Instant from, Instant to) {
    Map<String, Object> values = new HashMap<>();
    values.put("id", UUID.randomUUID());
    values.put("price", new BigDecimal(price));
    values.put("flavor", flavor);
    values.put("image", image);
    values.put("zone", zone);
    values.put("key", flavor + "|" + image + "|" + zone);
    values.put("from", from);
    values.put("until", to);
    portal.inTransaction(
        () -> {
          var insert =
              portal
                  .database()
                  .em()
                  .createNativeQuery(
                      "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from,"
                          + " valid_to, flavor_id, image_id, zone_id, override_key)"
                          + " select cast(:id as uuid), p.id, 'instance.vcpu', 'vCPU', :price,"
                          + " :from, cast(:until as timestamp(6) with time zone),"
                          + " cast(:flavor as uuid), cast(:image as uuid), :zone, :key"
                          + " from price_plan p where p.name = 'standard'");
          values.forEach(insert::setParameter);
          return insert.executeUpdate();
        });
  }

  private List<UsageLineView> vcpuLines() {
    return portal
        .as(
            acmeUser(),
            () ->
                portal
                    .get(UsageService.class)
                    .usage(new UsageQuery(null, null, cloud.begin(), null), ListQuery.firstPage()))
        .items()
        .stream()
        .filter(line -> line.meter().equals("instance.vcpu"))
        .toList();
  }

  private OrderView active() {
    OrderView order = cloud.submit("web", null);
    portal.work();
    return order;
  }

  @Test
  void theNarrowestRateIsInQuoteUsageAndRecord() {
    rate("0.5", cloud.acme().flavor(), null, null, cloud.begin().minusSeconds(60), null);
    rate("0.7", cloud.acme().flavor(), cloud.acme().image(), null, cloud.begin(), null);
    OrderView order = active();
    cloud.after(Duration.ofHours(2));

    assertThat(
            order.quote().lines().stream()
                .filter(line -> line.meter().equals("instance.vcpu"))
                .map(line -> line.unitPrice().toPlainString()))
        .containsExactly("0.70");
    assertThat(vcpuLines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.unitPrice()).isEqualByComparingTo("0.7"));
    BigDecimal cost =
        vcpuLines().stream()
            .map(line -> line.cost().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal vcpus = vcpuLines().get(0).quantity();
    assertThat(cost).isEqualByComparingTo(vcpus.multiply(new BigDecimal("1.4")));
    cloud.tick(MeteringTick.class);
    assertThat(
            portal.number(
                "select count(*) from usage_record where meter = 'instance.vcpu'"
                    + " and unit_price = 0.7 and flavor_id = :flavor and image_id = :image"
                    + " and zone_id is not null",
                Map.of("flavor", cloud.acme().flavor(), "image", cloud.acme().image())))
        .isPositive();
  }

  @Test
  void whereANarrowRateBeginsAndEndsTheIntervalIsCut() {
    Instant begin = cloud.begin().plus(Duration.ofMinutes(10));
    rate("0.5", cloud.acme().flavor(), null, null, begin, begin.plus(Duration.ofMinutes(5)));
    active();
    cloud.after(Duration.ofMinutes(30));

    Map<String, Long> seconds =
        vcpuLines().stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.unitPrice().stripTrailingZeros().toPlainString(),
                    Collectors.summingLong(UsageLineView::seconds)));
    assertThat(seconds).hasSize(2).containsEntry("0.5", 300L);
    assertThat(seconds.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1800);
  }

  @Test
  void aRateOfAnotherFlavorOrZoneChangesNothing() {
    rate("9", otherFlavor(), null, null, cloud.begin(), null);
    portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(
                    "insert into zone (name, driver, description) values ('west', 'simulator', '')")
                .executeUpdate());
    rate("9", null, null, "west", cloud.begin(), null);
    active();
    cloud.after(Duration.ofMinutes(30));

    assertThat(vcpuLines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.unitPrice()).isLessThan(BigDecimal.ONE));
  }

  private UUID otherFlavor() {
    return portal
        .as(acmeUser(), () -> portal.get(CatalogService.class).flavors(ListQuery.firstPage()))
        .items()
        .stream()
        .map(flavor -> flavor.id())
        .filter(id -> !id.equals(cloud.acme().flavor()))
        .findFirst()
        .orElseThrow();
  }
}
