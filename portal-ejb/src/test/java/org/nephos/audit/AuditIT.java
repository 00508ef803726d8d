package org.nephos.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nephos.testing.DemoPeople.acmeAdmin;
import static org.nephos.testing.DemoPeople.acmeUser;
import static org.nephos.testing.DemoPeople.globexUser;
import static org.nephos.testing.DemoPeople.operator;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nephos.audit.api.AuditFacade;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.ChainView;
import org.nephos.billing.UsageService;
import org.nephos.billing.api.UsageQuery;
import org.nephos.event.Sequencing;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.OrderService;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.MalformedException;
import org.nephos.problem.api.PortalException;
import org.nephos.tenancy.TenancyService;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Acme;
import org.nephos.testing.Callers;
import org.nephos.testing.Portal;

class AuditIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static AuditFacade audit;
  private static Acme acme;
  private static UUID instance;
  private static String correlation;

  @BeforeAll
  static void somethingHappens() {
    portal.withDemoData();
    audit = portal.get(AuditService.class);
    acme = new Acme(portal);
    Caller una = Callers.saying(acmeUser(), "curl/7.88.1");
    correlation = una.origin().correlationId();
    instance =
        portal
            .as(una, () -> portal.get(OrderService.class).submit(acme.order("web", 1), null))
            .instances()
            .get(0);
    portal.work();
    assertThatThrownBy(
            () ->
                portal.as(
                    acmeUser(),
                    () -> portal.get(OrderService.class).submit(acme.order("huge", 100), null)))
        .isInstanceOf(PortalException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    operator(),
                    () -> portal.get(OrderService.class).submit(acme.order("not mine", 1), null)))
        .isInstanceOf(ForbiddenException.class);
    run("update tenant set display_name = '=Globex' where name = 'globex'");
    portal.as(
        Callers.saying(globexUser(), "=Browser/1.0"),
        () -> {
          portal.get(TenancyService.class).signedIn();
          return null;
        });
    sequence();
  }

  private static void sequence() {
    Sequencing sequencing = portal.get(Sequencing.class);
    if (!sequencing.hold("test", "test/1")) {
      sequencing.ensure("test/1");
    }
    assertThat(sequencing.batch("test/1")).isNotNull();
  }

  private static int run(String sql) {
    return portal
        .database()
        .call(() -> portal.database().em().createNativeQuery(sql).executeUpdate());
  }

  private static List<AuditView> all(Caller caller, Map<String, String> filters) {
    return portal.as(caller, () -> audit.list(new ListQuery(filters, null, 500, null))).items();
  }

  @Test
  void aRowSaysWhoWhenFromWhereWhatOnWhatAndWithWhichOutcome() {
    AuditView ordered =
        all(operator(), Map.of("correlationId", correlation, "type", "order.accepted")).get(0);

    assertThat(ordered.actor()).isEqualTo("acme-user");
    assertThat(ordered.actorId()).isEqualTo(acmeUser().personId());
    assertThat(ordered.remoteAddress()).isEqualTo("127.0.0.1");
    assertThat(ordered.agent()).isEqualTo("curl/7.88.1");
    assertThat(ordered.outcome()).isEqualTo("done");
    assertThat(ordered.tenantName()).isEqualTo("Acme Works");
    assertThat(ordered.project()).isEqualTo(acme.project());
    assertThat(ordered.resourceName()).isEqualTo("web");
    assertThat(ordered.place()).isPositive();
  }

  @Test
  void refusalsAreAmongTheRows() {
    assertThat(all(acmeAdmin(), Map.of("outcome", "refused")))
        .extracting(AuditView::actor)
        .contains("acme-user", "operator");
    assertThat(all(acmeAdmin(), Map.of("outcome", "refused", "actor", "acme-user")))
        .allSatisfy(row -> assertThat(row.data()).containsKey("code"))
        .isNotEmpty();
  }

  @Test
  void eachFilterKeepsWhatFitsAndNothingElse() {
    assertThat(all(operator(), Map.of("type", "instance.")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.type()).startsWith("instance."));
    assertThat(all(operator(), Map.of("type", "instance_"))).isEmpty();
    assertThat(all(operator(), Map.of("resource", instance.toString())))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.resource()).isEqualTo(instance));
    assertThat(all(operator(), Map.of("project", acme.project().toString())))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.project()).isEqualTo(acme.project()));
    Instant middle = all(operator(), Map.of("type", "order.accepted")).get(0).at();
    assertThat(all(operator(), Map.of("from", middle.toString())))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.at()).isAfterOrEqualTo(middle));
    assertThat(all(operator(), Map.of("to", middle.toString())))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.at()).isBefore(middle));
  }

  @ParameterizedTest
  @CsvSource({
    "outcome, maybe",
    "tenant, x",
    "from, yesterday",
    "to, +1000000-01-01T00:00:00Z",
    "nothing, 1"
  })
  void aFilterThatCannotBeReadIsRefused(String filter, String value) {
    assertThatThrownBy(() -> all(operator(), Map.of(filter, value)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> csv(operator(), Map.of(filter, value)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void pagesHaveEachRowOnceNewestFirst() {
    List<AuditView> whole = all(operator(), Map.of("to", Instant.now().toString()));
    List<AuditView> paged = new ArrayList<>();
    String marker = null;
    do {
      String at = marker;
      Page<AuditView> page =
          portal.as(
              operator(),
              () -> audit.list(new ListQuery(Map.of("to", "2999-01-01T00:00:00Z"), "-at", 3, at)));
      paged.addAll(page.items());
      marker = page.next();
    } while (marker != null);

    assertThat(paged).containsAll(whole);
    assertThat(new HashSet<>(paged)).hasSameSizeAs(paged);
    assertThat(paged).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
  }

  @Test
  void anAdministratorSeesTheOwnTenantOnlyAndOthersNothing() {
    UUID tenant = all(operator(), Map.of("type", "order.accepted")).get(0).tenant();
    assertThat(all(acmeAdmin(), Map.of()))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.tenant()).isEqualTo(tenant));
    assertThat(all(globexAdmin(), Map.of()))
        .isNotEmpty()
        .noneMatch(row -> tenant.equals(row.tenant()));
    assertThat(all(globexAdmin(), Map.of("tenant", tenant.toString()))).isEmpty();
    assertThat(all(globexAdmin(), Map.of("resource", instance.toString()))).isEmpty();
    assertThat(csv(globexAdmin(), Map.of())).doesNotContain("acme", instance.toString());
    assertThatThrownBy(() -> all(acmeUser(), Map.of())).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> csv(acmeUser(), Map.of())).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> portal.as(acmeAdmin(), () -> audit.verify(null, null)))
        .isInstanceOf(ForbiddenException.class);
  }

  private static Caller globexAdmin() {
    return Callers.person(
        UUID.fromString("00000000-0000-4000-8000-000000000021"), "globex-admin", "");
  }

  private static String csv(Caller caller, Map<String, String> filters) {
    StringWriter out = new StringWriter();
    portal.as(
        caller,
        () -> {
          audit.writeCsv(new ListQuery(filters, null, 50, null), out);
          return null;
        });
    return out.toString();
  }

  @Test
  void theExportDefusesWhatLooksLikeAFormulaAndIsInTheTrailItself() {
    String text = csv(globexAdmin(), Map.of("type", "person.signed-in"));

    assertThat(text).startsWith("place,at,type,outcome,actor");
    assertThat(text).contains(",'=Globex,");
    assertThat(text).contains("=Browser/1.0").doesNotContain(",=");
    assertThat(all(globexAdmin(), Map.of("type", "audit.exported")))
        .first()
        .satisfies(
            row -> {
              assertThat(row.actor()).isEqualTo("globex-admin");
              assertThat(row.data())
                  .containsEntry("format", "csv")
                  .containsEntry("rows", (int) text.lines().count() - 1)
                  .containsEntry("complete", true);
            });
  }

  @Test
  void theExportHasAllRowsHoweverManyPagesTheyFill() throws IOException {
    int rows = 1_050;
    portal
        .database()
        .run(
            () -> {
              for (int i = 0; i < rows; i++) {
                portal
                    .database()
                    .em()
                    .createNativeQuery(
                        "insert into event (type, at, resource_type, resource_name, actor,"
                            + " remote_address, outcome, correlation_id, data)"
                            + " select 'test.many', created_at, 'tenant', :name, 'test', '',"
                            + " 'DONE', 'many', '{}' from tenant where name = 'acme'")
                    .setParameter("name", "row " + i)
                    .executeUpdate();
              }
            });

    assertThat(csv(operator(), Map.of("type", "test.many")).lines()).hasSize(rows + 1);
    StringWriter json = new StringWriter();
    portal.as(
        operator(),
        () -> {
          try {
            audit.writeJsonLines(new ListQuery(Map.of("type", "test.many"), null, 50, null), json);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return null;
        });
    assertThat(json.toString().lines())
        .hasSize(rows)
        .allMatch(line -> line.contains("\"type\":\"test.many\""));
  }

  @Test
  void anExportOfUsageIsInTheTrail() {
    StringWriter out = new StringWriter();
    portal.as(
        acmeAdmin(),
        () -> {
          portal
              .get(UsageService.class)
              .writeCsv(new UsageQuery(null, acme.project(), null, null), out);
          return null;
        });

    assertThat(all(acmeAdmin(), Map.of("type", "usage.exported")))
        .first()
        .satisfies(
            row ->
                assertThat(row.data())
                    .containsEntry("project", acme.project().toString())
                    .containsEntry("rows", (int) out.toString().lines().count() - 1)
                    .containsEntry("complete", true));
  }

  /** Takes so many letters, and no more. */
  private static final class Narrow extends Writer {
    private int room;

    Narrow(int room) {
      this.room = room;
    }

    @Override
    public void write(char[] letters, int from, int count) throws IOException {
      room -= count;
      if (room < 0) {
        throw new IOException("the reader has gone away");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void anExportThatBreaksOffIsInTheTrailWithWhatLeftBeforeIt() {
    csv(operator(), Map.of());
    for (Writer out : List.of(new Narrow(2_000), new PrintWriter(new Narrow(2_000)))) {
      portal.as(
          operator(),
          () -> {
            try {
              audit.writeJsonLines(new ListQuery(Map.of(), null, 50, null), out);
            } catch (IOException e) {
              assertThat(e).hasMessage("the reader has gone away");
            }
            return null;
          });
      assertThat(all(operator(), Map.of("type", "audit.exported")))
          .first()
          .satisfies(
              row -> assertThat(row.data()).containsEntry("complete", false).containsKey("rows"));
    }
  }

  @Test
  void anExportThatIsRefusedTakesNothingAway() {
    int before = all(operator(), Map.of("type", "audit.exported")).size();

    assertThatThrownBy(() -> csv(operator(), Map.of("colour", "blue")))
        .isInstanceOf(MalformedException.class);

    assertThat(all(operator(), Map.of("type", "audit.exported"))).hasSize(before);
  }

  @Test
  void aChangedRowAndAMissingOneAreFound() {
    ChainView whole = verify(null, null);
    assertThat(whole.whole()).isTrue();
    assertThat(whole.checked()).isGreaterThan(5);
    assertThat(verify(2L, 4L).checked()).isEqualTo(3);

    run("update event set remote_address = '10.0.0.1' where seq = 5");
    try {
      ChainView changed = verify(null, null);
      assertThat(changed).isEqualTo(new ChainView(4, false, 5L, "changed"));
      assertThat(verify(1L, 4L).whole()).isTrue();
    } finally {
      run("update event set remote_address = '' where seq = 5");
    }
    assertThat(verify(null, null).whole()).isTrue();
    run("update event set seq = -5 where seq = 5");
    try {
      assertThat(verify(null, null)).isEqualTo(new ChainView(4, false, 5L, "missing"));
    } finally {
      run("update event set seq = 5 where seq = -5");
    }
    assertThatThrownBy(() -> verify(0L, 1L)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> verify(3L, 2L)).isInstanceOf(MalformedException.class);
  }

  private static ChainView verify(Long from, Long to) {
    return portal.as(operator(), () -> audit.verify(from, to));
  }
}
