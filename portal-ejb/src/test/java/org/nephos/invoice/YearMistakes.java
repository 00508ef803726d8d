package org.nephos.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.nephos.billing.UsageCorrectionService;
import org.nephos.billing.api.CorrectUsage;
import org.nephos.metering.InstantColumn;
import org.nephos.persistence.UuidColumn;
import org.nephos.testing.KeptAgain;
import org.nephos.testing.Portal;

/** Records of open months that go wrong or get lost, and what corrects them, perhaps much later. */
final class YearMistakes {
  private final Portal portal;
  private final BilledCloud cloud;
  private final UUID tenant;
  private final ZoneId zone;
  private final Map<String, Wrong> wrong = new TreeMap<>();

  /** Of a resource something of a month is wrong. */
  private record Wrong(UUID resource, YearMonth month) {}

  YearMistakes(Portal portal, BilledCloud cloud, UUID tenant, ZoneId zone) {
    this.portal = portal;
    this.cloud = cloud;
    this.tenant = tenant;
    this.zone = zone;
  }

  /** Some record says something else than it should, or is no more. */
  void spoil(int dice) {
    List<Object[]> records = records();
    if (records.isEmpty()) {
      return;
    }
    Object[] record = records.get(dice % records.size());
    UUID id = UuidColumn.read(record[0]);
    YearMonth month = YearMonth.from(InstantColumn.read(record[6]).atZone(zone));
    wrong.put(record[2] + " " + month, new Wrong(UuidColumn.read(record[1]), month));
    if (dice % 4 == 0) {
      cloud.sql("delete from usage_record where id = ?1", id);
      KeptAgain.of(portal.database(), tenant);
      return;
    }
    BigDecimal quantity = ((BigDecimal) record[3]).add(BigDecimal.valueOf(1 + dice % 7));
    BigDecimal cost =
        quantity
            .multiply(BigDecimal.valueOf(((Number) record[4]).longValue()))
            .multiply((BigDecimal) record[5])
            .divide(BigDecimal.valueOf(3600), 12, RoundingMode.HALF_EVEN);
    cloud.sql("update usage_record set quantity = ?2, cost = ?3 where id = ?1", id, quantity, cost);
    KeptAgain.of(portal.database(), tenant);
  }

  /**
   * Records of which nothing is known to be wrong and no invoice is issued. What was counted is in
   * no event, and nobody corrects it.
   */
  private List<Object[]> records() {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(
                    "select u.id, u.resource_id, u.resource_name, u.quantity, u.seconds,"
                        + " u.unit_price, u.from_at from usage_record u join billing_account a on"
                        + " a.tenant_id = u.tenant_id where u.tenant_id = ?1 and u.billed_in is null"
                        + " and u.meter not in ('instance.networkOut', 'instance.diskIo')"
                        + " and (a.closed_until is null or u.from_at >= a.closed_until)"
                        + " and not exists (select 1 from usage_record c where c.resource_id ="
                        + " u.resource_id and c.meter = u.meter and c.from_at = u.from_at"
                        + " and c.correction > 0)"
                        + " order by u.resource_name, u.meter, u.from_at",
                    Object[].class)
                .setParameter(1, tenant)
                .getResultList());
  }

  /** All that is known to be wrong is corrected; again finds nothing. */
  int correct() {
    int rows = 0;
    for (Wrong one : wrong.values()) {
      rows += correct(one);
      if (correct(one) != 0) {
        throw new AssertionError("corrected twice: " + one);
      }
    }
    wrong.clear();
    return rows;
  }

  private int correct(Wrong one) {
    return cloud
        .as(
            () ->
                portal
                    .get(UsageCorrectionService.class)
                    .correct(
                        one.resource(), new CorrectUsage(one.month(), "it was wrong"), null, null))
        .rows();
  }
}
