package org.nephos.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nephos.catalog.CatalogService;
import org.nephos.catalog.api.KeypairView;
import org.nephos.compute.InstanceService;
import org.nephos.compute.api.InstanceView;
import org.nephos.job.JobService;
import org.nephos.job.api.JobView;
import org.nephos.lease.LeaseService;
import org.nephos.list.api.ListFile;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.OrderService;
import org.nephos.order.api.OrderView;
import org.nephos.placement.HostService;
import org.nephos.placement.api.HostView;
import org.nephos.problem.api.MalformedException;
import org.nephos.scaling.ScalingService;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.tenancy.ApiTokenService;
import org.nephos.tenancy.TenancyService;
import org.nephos.tenancy.api.ApiTokenView;
import org.nephos.tenancy.api.Caller;
import org.nephos.tenancy.api.TenantView;
import org.nephos.testing.Acme;
import org.nephos.testing.Portal;

/** The file of each list has the rows of the list. */
class ListFileIT {
  private static final Portal PORTAL = new Portal();

  @BeforeAll
  static void someOfEach() {
    PORTAL.start();
    PORTAL.withDemoData();
    Acme acme = new Acme(PORTAL);
    OrderService orders = PORTAL.get(OrderService.class);
    PORTAL.as(acmeUser(), () -> orders.submit(acme.order("web", 3), null));
    PORTAL.as(acmeUser(), () -> orders.submit(acme.order("data", 1), null));
    PORTAL.work();
  }

  @AfterAll
  static void stop() {
    PORTAL.close();
  }

  private static ListQuery query(Map<String, String> filters, String sort) {
    return new ListQuery(filters, sort, ListQuery.DEFAULT_LIMIT, null);
  }

  private static <V extends Record> String csv(
      Caller caller, Class<V> type, ListQuery query, Function<ListQuery, Page<V>> list) {
    StringWriter out = new StringWriter();
    PORTAL.as(
        caller,
        () -> {
          new ListFile<>(type, query, list).writeCsv(out);
          return null;
        });
    return out.toString();
  }

  private static List<CSVRecord> rows(String csv) {
    try {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(csv))
          .getRecords();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <V extends Record> void sameRows(
      Caller caller,
      Class<V> type,
      ListQuery query,
      Function<ListQuery, Page<V>> list,
      Function<V, UUID> id,
      int least) {
    List<V> shown = PORTAL.as(caller, () -> list.apply(query)).items();
    assertThat(shown).hasSizeGreaterThanOrEqualTo(least);
    assertThat(rows(csv(caller, type, query, list)))
        .extracting(row -> row.get("id"))
        .containsExactlyElementsOf(shown.stream().map(id).map(UUID::toString).toList());
  }

  @Test
  void eachFileHasTheRowsOfItsListInItsOrderUnderItsFilters() {
    InstanceService instances = PORTAL.get(InstanceService.class);
    sameRows(
        acmeUser(),
        InstanceView.class,
        query(Map.of("name", "web", "state", "ACTIVE"), "-name"),
        instances::list,
        InstanceView::id,
        3);
    sameRows(
        globexUser(),
        InstanceView.class,
        query(Map.of(), null),
        instances::list,
        InstanceView::id,
        0);
    sameRows(
        acmeUser(),
        InstanceView.class,
        query(Map.of(), "name"),
        PORTAL.get(LeaseService.class)::leases,
        InstanceView::id,
        0);
    sameRows(
        acmeUser(),
        OrderView.class,
        query(Map.of("name", "data"), "name"),
        PORTAL.get(OrderService.class)::list,
        OrderView::id,
        1);
    sameRows(
        operator(),
        JobView.class,
        query(Map.of("kind", "instance.provision"), "createdAt"),
        PORTAL.get(JobService.class)::list,
        JobView::id,
        4);
    sameRows(
        operator(),
        TenantView.class,
        query(Map.of(), "-name"),
        PORTAL.get(TenancyService.class)::tenants,
        TenantView::id,
        2);
    sameRows(
        operator(),
        HostView.class,
        query(Map.of("zone", "sim"), "-name"),
        PORTAL.get(HostService.class)::list,
        HostView::id,
        1);
    sameRows(
        acmeUser(),
        KeypairView.class,
        query(Map.of(), null),
        PORTAL.get(CatalogService.class)::keypairs,
        KeypairView::id,
        0);
    sameRows(
        acmeUser(),
        ScalingGroupView.class,
        query(Map.of(), null),
        PORTAL.get(ScalingService.class)::list,
        ScalingGroupView::id,
        0);
    sameRows(
        acmeUser(),
        ApiTokenView.class,
        query(Map.of(), null),
        PORTAL.get(ApiTokenService.class)::tokens,
        ApiTokenView::id,
        0);
  }

  @Test
  void recordsWithinARowAreColumnsOfTheirOwn() {
    InstanceService instances = PORTAL.get(InstanceService.class);
    List<CSVRecord> rows =
        rows(
            csv(
                acmeUser(),
                InstanceView.class,
                query(Map.of("name", "data"), null),
                instances::list));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("flavor.name")).isEqualTo("nano");
    assertThat(rows.get(0).get("state")).isEqualTo("ACTIVE");
    assertThat(rows.get(0).get("leaseEnd")).isEmpty();
    assertThat(rows.get(0).get("addresses")).startsWith("[{");
  }

  @Test
  void aFilterThatThereIsNotIsRefusedBeforeAnythingIsWritten() {
    StringWriter out = new StringWriter();
    InstanceService instances = PORTAL.get(InstanceService.class);
    ListFile<InstanceView> file =
        new ListFile<>(InstanceView.class, query(Map.of("colour", "blue"), null), instances::list);

    assertThatThrownBy(
            () ->
                PORTAL.as(
                    acmeUser(),
                    () -> {
                      file.writeCsv(out);
                      return null;
                    }))
        .isInstanceOf(MalformedException.class);
    assertThat(out.toString()).isEmpty();
  }

  /** A row of a list that there is not. */
  public record Row(int number, String text) {}

  @Test
  void allPagesAreReadOneAfterTheOtherAndWhatLooksLikeAFormulaIsDefused() throws IOException {
    List<ListQuery> asked = new ArrayList<>();
    Function<ListQuery, Page<Row>> list =
        query -> {
          asked.add(query);
          int from = query.marker() == null ? 0 : Integer.parseInt(query.marker());
          return new Page<>(
              List.of(new Row(from, "=1+1"), new Row(from + 1, "-" + from)),
              from < 4 ? String.valueOf(from + 2) : null);
        };
    ListFile<Row> file =
        new ListFile<>(Row.class, new ListQuery(Map.of("a", "b"), "-number", 1, "not this"), list);
    StringWriter csv = new StringWriter();
    StringWriter json = new StringWriter();

    file.writeCsv(csv);
    file.writeJsonLines(json);

    assertThat(csv.toString().lines()).startsWith("number,text", "0,'=1+1", "1,'-0").hasSize(7);
    assertThat(json.toString().lines()).startsWith("{\"number\":0,\"text\":\"=1+1\"}").hasSize(6);
    assertThat(asked).extracting(ListQuery::sort).containsOnly("-number");
    assertThat(asked).extracting(ListQuery::filters).containsOnly(Map.of("a", "b"));
    assertThat(asked).extracting(ListQuery::marker).startsWith(null, "2", "4", null);
  }
}
