package org.nephos.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nephos.billing.api.FocusQuery;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.DemoPeople;
import org.nephos.testing.Portal;

/** A year of charges of one tenant, with every kind of them, as FOCUS wants it. */
class FocusExportIT {
  @RegisterExtension static final Portal portal = new Portal();

  private static final FocusQuery ALL = new FocusQuery(null, null, null);
  private static final YearMonth FIRST = YearMonth.of(2025, 1);
  private static final UUID SELLER = UUID.randomUUID();
  private static final UUID WEB = UUID.randomUUID();
  private static final BigDecimal PRICE = new BigDecimal("0.0123456789");
  private static final Map<String, BigDecimal> TOTALS = new HashMap<>();

  private static UUID tenant;
  private static UUID project;
  private static ZoneId zone;
  private static int number;

  @BeforeAll
  static void aYear() {
    portal.withDemoData();
    tenant = id("select id from tenant where name = 'acme'");
    project = id("select id from project where name = 'default' and tenant_id = ?1", tenant);
    zone =
        ZoneId.of(
            portal.inTransaction(
                () ->
                    (String)
                        portal
                            .database()
                            .em()
                            .createNativeQuery("select zone_id from tenant where name = 'acme'")
                            .getSingleResult()));
    sql(
        "insert into seller (id, legal_name, street, postal_code, city, country, email,"
            + " invoice_prefix, payment_days, next_invoice, next_credit_note, created_at, version)"
            + " values (?1, 'Clouds, \"North\" Ltd', 'a', '1', 'b', 'DE', 'a@b', 'X', 14, 1, 1,"
            + " ?2, 0)",
        SELLER,
        start(FIRST));
    UUID first = null;
    for (int month = 0; month < 12; month++) {
      YearMonth of = FIRST.plusMonths(month);
      BigDecimal cost = BigDecimal.ZERO;
      for (int hour = 0; hour < 5; hour++) {
        Instant from = start(of).plusSeconds(3600L * hour);
        UUID record = usage(from, start(of), 0, null);
        first = month == 4 && hour == 0 ? record : first;
        cost = cost.add(cost());
      }
      BigDecimal late = BigDecimal.ZERO;
      if (month == 5) {
        usage(start(FIRST.plusMonths(4)), start(of), 1, first);
        late = cost().negate();
      }
      if (month < 11) {
        UUID invoice = invoice(of, cost, late);
        if (month == 3) {
          creditNote(of, invoice);
        }
      }
    }
  }

  private static Instant start(YearMonth month) {
    LocalDate day = month.atDay(1);
    return day.atStartOfDay(zone).toInstant();
  }

  private static BigDecimal cost() {
    return PRICE.multiply(new BigDecimal("2")).setScale(12);
  }

  private static UUID usage(Instant from, Instant billed, int correction, UUID corrects) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into usage_record (id, tenant_id, project_id, resource_type, resource_id,"
            + " resource_name, meter, from_at, to_at, seconds, quantity, unit, unit_price,"
            + " currency, cost, created_at, zone_id, billed_in, correction, sign, corrects) values"
            + " (?1, ?2, ?3, 'instance', ?4, 'web, \"one\"', 'instance.vcpu', ?5, ?6, 3600, 2,"
            + " 'vCPU', ?7, 'EUR', ?8, ?6, 'sim', ?9, ?10, ?11, "
            + (corrects == null ? "null" : "'" + corrects + "'")
            + ")",
        id,
        tenant,
        project,
        WEB,
        from,
        from.plusSeconds(3600),
        PRICE,
        cost(),
        billed,
        correction,
        correction == 0 ? 1 : -1);
    return id;
  }

  private static UUID invoice(YearMonth of, BigDecimal cost, BigDecimal late) {
    BigDecimal usage = Rounding.toCents(cost);
    BigDecimal before = Rounding.toCents(late);
    BigDecimal fee = new BigDecimal("10.00");
    BigDecimal allowance = new BigDecimal("-0.05");
    BigDecimal net = usage.add(before).add(fee).add(allowance);
    BigDecimal tax = Rounding.toCents(net.multiply(new BigDecimal("0.19")));
    UUID id = document(of, "INVOICE", null, net, tax, start(of.plusMonths(1)).plusSeconds(3600));
    item(id, 1, "USAGE", false, of, "vCPU", "GiB-h", cost, usage);
    item(id, 2, "FEE", false, of, "Support", "month", fee, fee);
    item(id, 3, "ALLOWANCE", false, of, "Free hours", "h", allowance, allowance);
    if (late.signum() != 0) {
      item(id, 4, "USAGE", true, of.minusMonths(1), "vCPU of before", "h", late, before);
    }
    return id;
  }

  private static void creditNote(YearMonth of, UUID answers) {
    BigDecimal net = new BigDecimal("-5.00");
    UUID id =
        document(
            of,
            "CREDIT_NOTE",
            answers,
            net,
            new BigDecimal("-0.95"),
            start(of.plusMonths(2)).plusSeconds(7200));
    item(id, 1, "CREDIT", false, of, "Too slow", "item", net, net);
  }

  private static UUID document(
      YearMonth of, String kind, UUID answers, BigDecimal net, BigDecimal tax, Instant issued) {
    UUID id = UUID.randomUUID();
    sql(
        "insert into invoice (id, seller_id, tenant_id, kind, number, state, period_from,"
            + " period_to, period_key, answers_id, currency, tax_treatment, net, tax, total,"
            + " created_at, issued_at, version) values (?1, ?2, ?3, ?4, ?5, 'ISSUED', ?6, ?7, "
            + (answers == null ? "'" + tenant + "|" + of + "'" : "null")
            + ", "
            + (answers == null ? "null" : "'" + answers + "'")
            + ", 'EUR', 'STANDARD', ?8, ?9, ?10, ?11, ?11, 0)",
        id,
        SELLER,
        tenant,
        kind,
        "X-" + ++number,
        start(of),
        start(of.plusMonths(1)),
        net,
        tax,
        net.add(tax),
        issued);
    sql(
        "insert into invoice_tax (invoice_id, category, percent, net, tax)"
            + " values (?1, 'STANDARD', 19, ?2, ?3)",
        id,
        net,
        tax);
    TOTALS.put(id.toString(), net.add(tax));
    return id;
  }

  private static void item(
      UUID invoice,
      int n,
      String kind,
      boolean correction,
      YearMonth of,
      String description,
      String unit,
      BigDecimal cost,
      BigDecimal amount) {
    boolean usage = kind.equals("USAGE");
    sql(
        "insert into invoice_item (invoice_id, n, kind, correction, project_id, meter, description,"
            + " from_at, to_at, quantity, unit, unit_price, cost, amount, tax_category) values"
            + " (?1, ?2, ?3, ?4, "
            + (usage ? "'" + project + "', 'instance.vcpu'" : "null, null")
            + ", ?5, ?6, ?7, 1, ?8, 0, ?9, ?10, 'STANDARD')",
        invoice,
        n,
        kind,
        correction,
        description,
        start(of),
        start(of.plusMonths(1)),
        unit,
        cost,
        amount);
  }

  private static UUID id(String sql, Object... values) {
    return portal.inTransaction(
        () -> {
          var query = portal.database().em().createNativeQuery(sql, UUID.class);
          for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
          }
          return (UUID) query.getSingleResult();
        });
  }

  private static void sql(String sql, Object... values) {
    portal.inTransaction(
        () -> {
          var query = portal.database().em().createNativeQuery(sql);
          for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
          }
          return query.executeUpdate();
        });
  }

  private static String export(Caller who, FocusQuery query) {
    StringWriter out = new StringWriter();
    portal.as(
        who,
        () -> {
          portal.get(FocusService.class).write(query, out);
          return null;
        });
    return out.toString();
  }

  private static FocusChecker checker(String csv) throws IOException {
    try (var in = FocusExportIT.class.getResourceAsStream("focus-columns.txt")) {
      String names = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new FocusChecker(csv, Set.of(names.strip().split("\n")), TOTALS);
    }
  }

  @Test
  void aYearKeepsEveryRule() throws IOException {
    FocusChecker checker = checker(export(DemoPeople.acmeAdmin(), ALL));

    assertThat(checker.faults()).isEmpty();
    assertThat(checker.rows()).hasSizeGreaterThan(60);
  }

  @Test
  void noRuleThatAFileShowsIsLeftOut() throws IOException {
    assertThat(checker(export(DemoPeople.acmeAdmin(), ALL)).unchecked()).isEmpty();
    assertThat(FocusChecker.rules()).hasSize(374);
    assertThat(FocusChecker.rules().stream().filter(rule -> rule.checked().startsWith("yes")))
        .hasSize(178);
    assertThat(FocusChecker.rules()).allMatch(rule -> rule.checked().matches("(yes|no|via)\\b.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "',Tax,', ',tax,', ChargeCategory-4",
    "Core-Hours, vCPU-Hours, UnitFormat-5",
    "',One-Time,', ',Once,', ChargeFrequency-4",
    "',EUR,', ',XAU,', CurrencyFormat-1",
    "',Correction,', ',,', ChargePeriodStart-6",
    "'0.0246913578,', '0.0246913579,', BilledCost-7",
    "'0.0246913578,', '2.46E-2,', ContractedCost-8",
    "00:00:00Z, 00:00:00.000Z, DateTimeFormat-2",
    "',Instances,', ',Account,', ServiceName-5",
    "',Standard,', ',\"\",', NullHandling-2"
  })
  void aFileThatBreaksARuleIsFound(String right, String wrong, String rule) throws IOException {
    String csv = export(DemoPeople.acmeAdmin(), ALL);

    assertThat(csv).contains(right);
    assertThat(checker(csv.replace(right, wrong)).faults()).containsKey(rule);
  }

  @Test
  void twelveMonthsTogetherAreTheYear() {
    List<String> lines = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      YearMonth of = FIRST.plusMonths(month);
      export(DemoPeople.acmeAdmin(), new FocusQuery(null, start(of), start(of.plusMonths(1))))
          .lines()
          .skip(1)
          .forEach(lines::add);
    }

    assertThat(lines)
        .containsExactlyInAnyOrderElementsOf(
            export(DemoPeople.acmeAdmin(), ALL).lines().skip(1).toList());
  }

  @Test
  void theOperatorSeesItTooAndWhoSeesOneProjectOnlyDoesNot() {
    assertThat(export(DemoPeople.operator(), new FocusQuery(tenant, null, null)))
        .isEqualTo(export(DemoPeople.acmeAdmin(), ALL));
    assertThatThrownBy(() -> export(DemoPeople.acmeUser(), ALL))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aPeriodBeginsBeforeItEnds() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    assertThatThrownBy(() -> export(DemoPeople.acmeAdmin(), new FocusQuery(null, now, now)))
        .isInstanceOf(MalformedException.class);
  }
}
