package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.billing.api.FocusQuery;
import org.nephos.billing.api.UsageLineView;
import org.nephos.billing.api.UsageQuery;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceService;
import org.nephos.list.api.ListQuery;
import org.nephos.metering.Dimensions;
import org.nephos.metering.Meter;
import org.nephos.metering.MeterLedger;
import org.nephos.metering.MeterSet;
import org.nephos.metering.MeteringTick;
import org.nephos.testing.Portal;
import org.nephos.testing.StillCloud;

/** What runs in states other than ACTIVE, and for other things than instances: rule Meters. */
class StatesMeteredIT {
  @RegisterExtension final StillCloud cloud = new StillCloud();
  private final Portal portal = cloud.portal();

  private void sql(String sql, Object... parameters) {
    portal.inTransaction(
        () -> {
          var query = portal.database().em().createNativeQuery(sql);
          for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
          }
          return query.executeUpdate();
        });
  }

  /** A rate of the standard plan from the beginning on. */
  private void rate(Meter meter, String price, String volumeType) {
    sql(
        "insert into rate (id, price_plan_id, meter, unit, unit_price, valid_from, volume_type,"
            + " override_key) select ?1, p.id, ?2, ?3, ?4, ?5, ?6, ?7 from price_plan p"
            + " where p.name = 'standard'",
        UUID.randomUUID(),
        meter.word(),
        meter.unit(),
        new BigDecimal(price),
        cloud.begin(),
        volumeType,
        String.valueOf(volumeType));
  }

  private List<UsageLineView> lines(UUID resource) {
    return portal
        .as(
            acmeUser(),
            () ->
                portal
                    .get(UsageService.class)
                    .usage(new UsageQuery(null, null, cloud.begin(), null), ListQuery.firstPage()))
        .items()
        .stream()
        .filter(line -> line.resource().id().equals(resource))
        .toList();
  }

  private static BigDecimal sum(List<UsageLineView> lines, Meter meter) {
    return lines.stream()
        .filter(line -> line.meter().equals(meter.word()))
        .map(line -> line.cost().amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private UUID stoppedAfterAnHour() {
    UUID instance = cloud.submit("web", null).instances().get(0);
    portal.work();
    cloud.after(Duration.ofHours(1));
    portal.as(
        acmeUser(),
        () -> portal.get(InstanceService.class).act(instance, InstanceAction.STOP, null));
    portal.work();
    return instance;
  }

  @Test
  void aStoppedInstanceIsChargedForItsTimeWhereItsPlanSaysSo() {
    rate(Meter.INSTANCE_STOPPED, "0.01", null);
    UUID instance = stoppedAfterAnHour();
    cloud.after(Duration.ofHours(4).plusSeconds(36));
    cloud.tick(MeteringTick.class);

    List<UsageLineView> lines = lines(instance);

    // Three hours and 36 seconds, which are a hundredth of one.
    assertThat(sum(lines, Meter.INSTANCE_STOPPED)).isEqualByComparingTo("0.0301");
    assertThat(seconds(lines, Meter.INSTANCE_VCPU)).isEqualTo(3600);
    assertThat(seconds(lines, Meter.INSTANCE_DISK)).isEqualTo(4 * 3600 + 36);
  }

  @Test
  void aPlanThatSaysNothingOfStoppedTimeChargesNothingForIt() {
    UUID instance = stoppedAfterAnHour();
    cloud.after(Duration.ofHours(2));

    List<UsageLineView> lines = lines(instance);

    assertThat(seconds(lines, Meter.INSTANCE_STOPPED)).isEqualTo(3600);
    assertThat(sum(lines, Meter.INSTANCE_STOPPED)).isZero();
  }

  private static long seconds(List<UsageLineView> lines, Meter meter) {
    return lines.stream()
        .filter(line -> line.meter().equals(meter.word()))
        .mapToLong(UsageLineView::seconds)
        .sum();
  }

  /** As the product writes it of an instance. */
  private UUID made(Meter meter, int gib, String volumeType) {
    UUID id = UUID.randomUUID();
    MeterSet meters =
        MeterSet.of(Map.of(meter, BigDecimal.valueOf(gib)))
            .with(new Dimensions(null, null, null, volumeType));
    portal.inTransaction(
        () -> {
          Instant from =
              portal
                  .get(MeterLedger.class)
                  .advance(
                      meter.word(), id, "data", cloud.tenant(), cloud.acme().project(), 1, meters);
          return portal
              .database()
              .em()
              .createNativeQuery(
                  "insert into event (type, at, tenant_id, project_id, resource_type, resource_id,"
                      + " resource_name, resource_version, effective_at, meters, actor,"
                      + " remote_address, outcome, correlation_id, data) values (?1, ?2, ?3, ?4,"
                      + " ?5, ?6, 'data', 1, ?2, ?7, 'test', '', 'DONE', 'test', '{}')")
              .setParameter(1, meter.word() + ".created")
              .setParameter(2, from)
              .setParameter(3, cloud.tenant())
              .setParameter(4, cloud.acme().project())
              .setParameter(5, meter.word())
              .setParameter(6, id)
              .setParameter(7, meters.toText())
              .executeUpdate();
        });
    return id;
  }

  @Test
  void volumesSnapshotsAndImagesArePricedByTheirRoomAndVolumesByTheirType() throws IOException {
    rate(Meter.VOLUME, "0.001", null);
    rate(Meter.VOLUME, "0.003", "ssd");
    rate(Meter.SNAPSHOT, "0.0005", null);
    rate(Meter.IMAGE, "0.0002", null);
    UUID slow = made(Meter.VOLUME, 100, "hdd");
    UUID fast = made(Meter.VOLUME, 100, "ssd");
    UUID snapshot = made(Meter.SNAPSHOT, 40, null);
    UUID image = made(Meter.IMAGE, 5, null);
    cloud.after(Duration.ofHours(2));
    cloud.tick(MeteringTick.class);

    assertThat(sum(lines(slow), Meter.VOLUME)).isEqualByComparingTo("0.2");
    assertThat(sum(lines(fast), Meter.VOLUME)).isEqualByComparingTo("0.6");
    assertThat(sum(lines(snapshot), Meter.SNAPSHOT)).isEqualByComparingTo("0.04");
    assertThat(sum(lines(image), Meter.IMAGE)).isEqualByComparingTo("0.002");
    assertThat(focus())
        .extracting(
            row -> row.get("ResourceId"),
            row -> row.get("ServiceCategory"),
            row -> row.get("ServiceName"),
            row -> row.get("PricingUnit"))
        .contains(
            tuple(fast.toString(), "Storage", "Volumes", "GiB-Hours"),
            tuple(snapshot.toString(), "Storage", "Snapshots", "GiB-Hours"),
            tuple(image.toString(), "Storage", "Images", "GiB-Hours"));
  }

  private List<CSVRecord> focus() throws IOException {
    StringWriter file = new StringWriter();
    portal.as(
        acmeAdmin(),
        () -> {
          portal.get(FocusService.class).write(new FocusQuery(null, null, null), file);
          return null;
        });
    return CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .get()
        .parse(new StringReader(file.toString()))
        .getRecords();
  }
}
