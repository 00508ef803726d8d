package org.nephos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nephos.testing.Database;
import org.nephos.testing.Portal;

class DemoCloudIT {
  private static final List<String> TABLES =
      List.of(
          "price_plan",
          "rate",
          "tenant",
          "project",
          "person",
          "membership",
          "quota_scope",
          "zone",
          "host",
          "flavor",
          "image",
          "network");

  private Portal portal;
  private Database database;

  @BeforeEach
  void start() {
    portal = new Portal().start();
    database = portal.database();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Map<String, List<?>> rows() {
    Map<String, List<?>> rows = new LinkedHashMap<>();
    for (String table : TABLES) {
      List<?> all =
          database.call(
              () ->
                  database
                      .em()
                      .createNativeQuery("select * from " + table + " order by 1", Object[].class)
                      .getResultList()
                      .stream()
                      .map(row -> List.of(Arrays.deepToString((Object[]) row)))
                      .toList());
      rows.put(table, all);
    }
    return rows;
  }

  private List<?> column(String sql) {
    return database.call(() -> database.em().createNativeQuery(sql).getResultList());
  }

  @Test
  void aSecondStartChangesNothing() {
    portal.get(DemoCloud.class).ensure("", "");
    Map<String, List<?>> first = rows();

    portal.get(DemoCloud.class).ensure("", "");

    assertThat(rows()).isEqualTo(first);
    assertThat(first.get("host")).hasSize(50);
    assertThat(first.get("membership")).hasSize(7);
    assertThat(first.get("quota_scope")).hasSize(4);
    assertThat(first.get("rate")).hasSize(4);
  }

  @Test
  void theRealZoneAppearsWhenThereIsALibvirtAndItsHostFollowsTheAddress() {
    portal.get(DemoCloud.class).ensure("", "");
    assertThat(column("select name from zone")).isEqualTo(List.of("sim"));

    portal.get(DemoCloud.class).ensure("qemu+unix:///system?socket=/a", "");
    portal.get(DemoCloud.class).ensure("qemu+unix:///system?socket=/b", "");

    assertThat(column("select name from zone order by name")).isEqualTo(List.of("local", "sim"));
    assertThat(column("select uri from host where zone_name = 'local'"))
        .isEqualTo(List.of("qemu+unix:///system?socket=/b"));
  }

  @Test
  void anImageIsFoundWithItsSizeAndDigest(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("demo.qcow2"), "abc");

    portal.get(DemoCloud.class).ensure("", file.toString());

    assertThat(column("select sha256 from image"))
        .isEqualTo(List.of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(column("select size_bytes from image")).isEqualTo(List.of(3L));
    assertThat(column("select location from image")).isEqualTo(List.of(file.toString()));
  }

  @Test
  void whatPeopleChangedStays() {
    portal.get(DemoCloud.class).ensure("", "");
    database.run(
        () ->
            database
                .em()
                .createNativeQuery("update quota_scope set limit_instances = 7")
                .executeUpdate());

    portal.get(DemoCloud.class).ensure("", "");

    assertThat(column("select distinct limit_instances from quota_scope")).isEqualTo(List.of(7L));
  }
}
