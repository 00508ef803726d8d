package org.nephos.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.nephos.metering.Meter;
import org.nephos.time.PortalClock;

/** One price plan for everybody. */
@ApplicationScoped
class DemoPrices {
  static final UUID STANDARD = DemoIds.of("price-plan", "standard");

  private static final Instant VALID_FROM = Instant.parse("2026-01-01T00:00:00Z");

  /** Per unit and hour; of what is sent, per GB. What disks read and write costs nothing. */
  private static final Map<Meter, BigDecimal> PRICES =
      Map.of(
          Meter.INSTANCE_VCPU, new BigDecimal("0.0120"),
          Meter.INSTANCE_RAM, new BigDecimal("0.0045"),
          Meter.INSTANCE_DISK, new BigDecimal("0.00012"),
          Meter.INSTANCE_NETWORK_OUT, new BigDecimal("0.0800"));

  private static final BigDecimal EARLIER_VCPU = new BigDecimal("0.0130");

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private PortalClock clock;

  /** The plan is made with its rates; later they are the operator's. */
  void ensure() {
    ensure(PRICES, VALID_FROM);
  }

  /** What was asked for before today's prices; the operator of the made-up year changes them. */
  void ensureEarlier(Instant from) {
    Map<Meter, BigDecimal> earlier = new EnumMap<>(PRICES);
    earlier.put(Meter.INSTANCE_VCPU, EARLIER_VCPU);
    ensure(earlier, from);
  }

  /** What it costs today. */
  static BigDecimal of(Meter meter) {
    return PRICES.get(meter);
  }

  private void ensure(Map<Meter, BigDecimal> prices, Instant from) {
    boolean there =
        !em.createNativeQuery("select id from price_plan where id = :id", UUID.class)
            .setParameter("id", STANDARD)
            .getResultList()
            .isEmpty();
    if (there) {
      return;
    }
    em.createNativeQuery(
            "insert into price_plan (id, name, currency, created_at)"
                + " values (:id, 'standard', 'EUR', :now)")
        .setParameter("id", STANDARD)
        .setParameter("now", clock.now())
        .executeUpdate();
    prices.forEach((meter, price) -> rate(meter, price, from));
  }

  private void rate(Meter meter, BigDecimal price, Instant from) {
    em.createNativeQuery(
            "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from)"
                + " values (:id, :plan, :meter, :unit, :price, :from)")
        .setParameter("id", DemoIds.of("rate", meter.word() + "/" + from))
        .setParameter("plan", STANDARD)
        .setParameter("meter", meter.word())
        .setParameter("unit", meter.unit())
        .setParameter("price", price)
        .setParameter("from", from)
        .executeUpdate();
  }
}
