package org.nephos.billing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/**
 * Reads a FOCUS file and holds it against the rules of {@code focus-rules.tsv}, each by its name.
 * Shares no code with the export.
 */
public final class FocusChecker {
  private static final List<String> NUMBERS =
      List.of(
          "BilledCost",
          "EffectiveCost",
          "ContractedCost",
          "ListCost",
          "ContractedUnitPrice",
          "ListUnitPrice",
          "PricingQuantity",
          "ConsumedQuantity");
  private static final List<String> TIMES =
      List.of("BillingPeriodStart", "BillingPeriodEnd", "ChargePeriodStart", "ChargePeriodEnd");
  private static final List<String> KEYS = List.of("Tags", "SkuPriceDetails");
  private static final List<String> UNITS = List.of("PricingUnit", "ConsumedUnit");
  private static final Set<String> NO_NULLS =
      Set.of(
          "NULL", "null", "None", "nil", "N/A", "NaN", "undefined", "Not Applicable", "-", "\\N");
  private static final Set<String> USERS_OWN =
      Set.of("BillingAccountName", "SubAccountName", "ResourceName", "Tags", "ChargeDescription");
  private static final Map<String, Set<String>> PARENTS =
      Map.of(
          "Compute", Set.of("Virtual Machines", "Other (Compute)"),
          "Storage", Set.of("Block Storage", "Backup Storage", "Other (Storage)"),
          "Networking", Set.of("Network Connectivity", "Network Routing"),
          "Other", Set.of("Other (Other)"));
  private static final Set<String> DETAIL_NUMBERS =
      Set.of("CoreCount", "DiskMaxIops", "DiskSpace", "GpuCount", "MemorySize");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final Set<String> columns;
  private final List<String> header;
  private final List<Map<String, String>> rows = new ArrayList<>();
  private final String csv;
  private final Map<String, BigDecimal> invoices;
  private final Map<String, Predicate<FocusChecker>> checks = new LinkedHashMap<>();

  /** A rule, as it is written down. */
  public record Rule(
      String name, String level, String condition, String requirement, String checked) {
    String column() {
      return name.substring(0, name.lastIndexOf('-'));
    }
  }

  /**
   * @param invoices the total of each invoice that there is, by its id
   */
  public FocusChecker(String csv, Set<String> columns, Map<String, BigDecimal> invoices) {
    this.csv = csv;
    this.columns = columns;
    this.invoices = invoices;
    CSVFormat format =
        CSVFormat.RFC4180.builder().setNullString("").setQuoteMode(QuoteMode.ALL_NON_NULL).get();
    try (var parser = format.parse(new StringReader(csv))) {
      List<CSVRecord> all = parser.getRecords();
      header = all.get(0).toList();
      for (CSVRecord line : all.subList(1, all.size())) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < line.size(); i++) {
          row.put(header.get(i), line.get(i));
        }
        row.put("#", String.valueOf(line.size()));
        rows.add(row);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    fill();
  }

  /** The lines, each by the names of its columns. */
  public List<Map<String, String>> rows() {
    return rows;
  }

  /** All rules that are written down. */
  public static List<Rule> rules() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                FocusChecker.class.getResourceAsStream("focus-rules.tsv"),
                StandardCharsets.UTF_8))) {
      return in.lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(part -> new Rule(part[0], part[1], part[2], part[3], part[4]))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The check of a rule, or null when it is not one that a file shows. */
  private Predicate<FocusChecker> check(Rule rule) {
    if (checks.containsKey(rule.name())) {
      return checks.get(rule.name());
    }
    String column = rule.column();
    if (rule.requirement().startsWith("column present")) {
      return file -> header.contains(column);
    }
    if (rule.condition().startsWith("column present") && !header.contains(column)) {
      return file -> true;
    }
    Predicate<Map<String, String>> when = condition(rule.condition());
    if (rule.requirement().startsWith("never null")) {
      return each(row -> row.get(column) != null);
    }
    if (when == null) {
      return null;
    }
    if (rule.requirement().equals("null")) {
      return each(row -> !when.test(row) || row.get(column) == null);
    }
    if (rule.requirement().startsWith("not null")) {
      return each(row -> !when.test(row) || row.get(column) != null);
    }
    if (rule.requirement().equals("a decimal number")) {
      return each(row -> row.get(column) == null || number(row, column) != null);
    }
    if (rule.requirement().equals("a date and time")) {
      return each(row -> time(row, column) != null);
    }
    return null;
  }

  private static Predicate<Map<String, String>> condition(String text) {
    Predicate<Map<String, String>> all = row -> true;
    if (text.equals("always") || text.equals("not null") || text.equals("column present")) {
      return all;
    }
    for (String term : text.split(", ")) {
      Predicate<Map<String, String>> one;
      if (term.equals("not a Correction")) {
        one = row -> row.get("ChargeClass") == null;
      } else if (term.equals("Usage") || term.equals("Tax") || term.equals("Purchase")) {
        one = row -> is(row, term);
      } else if (term.equals("not Usage")) {
        one = row -> !is(row, "Usage");
      } else if (term.equals("Usage or Purchase")) {
        one = row -> is(row, "Usage") || is(row, "Purchase");
      } else if (term.matches("[A-Z]\\w+ not null")) {
        one = row -> row.get(term.substring(0, term.indexOf(' '))) != null;
      } else if (term.matches("[A-Z]\\w+ null")) {
        one = row -> row.get(term.substring(0, term.indexOf(' '))) == null;
      } else if (term.equals("Usage of a resource")) {
        one = row -> is(row, "Usage");
      } else if (term.startsWith("accounts have display names")) {
        one = row -> true;
      } else {
        return null;
      }
      all = all.and(one);
    }
    return all;
  }

  /** Rules that a file shows. */
  public static List<Rule> checkable() {
    return rules().stream().filter(rule -> rule.checked().startsWith("yes")).toList();
  }

  /** Whether the file keeps a rule. */
  public boolean keeps(Rule rule) {
    Predicate<FocusChecker> check = check(rule);
    if (check == null) {
      throw new IllegalArgumentException("nothing checks " + rule.name());
    }
    return check.test(this);
  }

  /** What is wrong, each with its rule; empty when all is well. */
  Map<String, String> faults() {
    Map<String, String> faults = new TreeMap<>();
    for (Rule rule : rules()) {
      if (rule.checked().startsWith("yes") && check(rule) != null && !check(rule).test(this)) {
        faults.put(rule.name(), rule.condition() + ": " + rule.requirement());
      }
    }
    return faults;
  }

  /** Rules that could be checked and are not. */
  List<String> unchecked() {
    return rules().stream()
        .filter(rule -> rule.checked().startsWith("yes") && check(rule) == null)
        .map(Rule::name)
        .toList();
  }

  private Predicate<FocusChecker> each(Predicate<Map<String, String>> ofRow) {
    return file -> rows.stream().allMatch(ofRow);
  }

  private void rule(String name, Predicate<Map<String, String>> ofRow) {
    checks.put(name, each(ofRow));
  }

  private void file(String name, Predicate<FocusChecker> ofFile) {
    checks.put(name, ofFile);
  }

  /** All rows with the same key have the same value. */
  private void one(String name, Function<Map<String, String>, String> key, String... values) {
    checks.put(
        name,
        file -> {
          Map<String, List<String>> seen = new HashMap<>();
          for (Map<String, String> row : rows) {
            if (key.apply(row) != null) {
              List<String> value = new ArrayList<>();
              for (String column : values) {
                value.add(row.get(column));
              }
              List<String> before = seen.putIfAbsent(key.apply(row), value);
              if (before != null && !before.equals(value)) {
                return false;
              }
            }
          }
          return true;
        });
  }

  private static boolean is(Map<String, String> row, String category) {
    return category.equals(row.get("ChargeCategory"));
  }

  private static boolean open(Map<String, String> row) {
    return row.get("ChargeClass") == null;
  }

  private static BigDecimal number(Map<String, String> row, String column) {
    return row.get(column) == null ? null : new BigDecimal(row.get(column));
  }

  private static Instant time(Map<String, String> row, String column) {
    return row.get(column) == null ? null : Instant.parse(row.get(column));
  }

  private static boolean same(Map<String, String> row, String a, String b) {
    return number(row, a).compareTo(number(row, b)) == 0;
  }

  private static Predicate<Map<String, String>> all(
      List<String> columns, Predicate<String> ofValue) {
    return row ->
        columns.stream().allMatch(name -> row.get(name) == null || ofValue.test(row.get(name)));
  }

  private static boolean object(String text, Predicate<JsonNode> test) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject() && test.test(node);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean product(Map<String, String> row, String price, String cost) {
    if (!open(row) || row.get(price) == null || row.get("PricingQuantity") == null) {
      return true;
    }
    BigDecimal exact = number(row, price).multiply(number(row, "PricingQuantity"));
    BigDecimal off = exact.subtract(number(row, cost)).abs();
    return off.compareTo(
            new BigDecimal("0.00000001").add(exact.abs().multiply(new BigDecimal("1E-9"))))
        <= 0;
  }

  private Map<String, BigDecimal> sums(String column, Predicate<Map<String, String>> which) {
    Map<String, BigDecimal> sums = new HashMap<>();
    rows.stream()
        .filter(row -> row.get("InvoiceId") != null)
        .filter(which)
        .forEach(row -> sums.merge(row.get("InvoiceId"), number(row, column), BigDecimal::add));
    return sums;
  }

  private boolean taxFollows(String column) {
    Set<String> differing = new java.util.HashSet<>();
    rows.stream()
        .filter(row -> !is(row, "Tax") && !same(row, column, "BilledCost"))
        .forEach(row -> differing.add(String.valueOf(row.get("InvoiceId"))));
    Map<String, BigDecimal> costs = sums(column, row -> is(row, "Tax"));
    Map<String, BigDecimal> billed = sums("BilledCost", row -> is(row, "Tax"));
    return costs.entrySet().stream()
        .allMatch(
            sum ->
                differing.contains(sum.getKey())
                    || sum.getValue().compareTo(billed.get(sum.getKey())) == 0);
  }

  private boolean periodsAreApart() {
    Map<String, TreeMap<Instant, Instant>> periods = new HashMap<>();
    for (Map<String, String> row : rows) {
      Instant end = time(row, "BillingPeriodEnd");
      Instant before =
          periods
              .computeIfAbsent(row.get("BillingAccountId"), id -> new TreeMap<>())
              .put(time(row, "BillingPeriodStart"), end);
      if (before != null && !before.equals(end)) {
        return false;
      }
    }
    for (TreeMap<Instant, Instant> of : periods.values()) {
      Instant last = Instant.EPOCH;
      for (Map.Entry<Instant, Instant> period : of.entrySet()) {
        if (period.getKey().isBefore(last)) {
          return false;
        }
        last = period.getValue();
      }
    }
    return true;
  }

  private void fill() {
    file("File-1", f -> rows.stream().allMatch(r -> r.get("#").equals("" + header.size())));
    file("File-3", f -> !rows.isEmpty());
    file(
        "ColumnHandling-1",
        f -> header.stream().allMatch(c -> c.startsWith("x_") || columns.contains(c)));
    file(
        "ColumnHandling-2",
        f -> header.stream().allMatch(c -> columns.contains(c) || c.startsWith("x_")));
    file("ColumnHandling-3", f -> Set.copyOf(header).size() == header.size());
    file(
        "NullHandling-2",
        f -> !csv.contains(",\"\",") && !csv.contains(",\"\"\n") && !csv.contains("\n\"\","));
    rule(
        "NullHandling-3",
        r ->
            r.entrySet().stream()
                .allMatch(
                    e ->
                        e.getValue() == null
                            || (!e.getValue().isBlank()
                                && (USERS_OWN.contains(e.getKey())
                                    || !NO_NULLS.contains(e.getValue())))));
    rule(
        "StringHandling-2",
        r ->
            r.values().stream()
                .allMatch(
                    v ->
                        v == null
                            || v.chars()
                                .noneMatch(
                                    c -> c == 0xFFFD || (c < 32 && c != 9 && c != 10 && c != 13))));
    rule("NumericFormat-2", all(NUMBERS, v -> v.matches("-?\\d+(\\.\\d+)?(E-?\\d+)?")));
    rule("NumericFormat-3", all(NUMBERS, v -> !v.startsWith("+")));
    rule("NumericFormat-4", all(NUMBERS, v -> !v.contains("E+") && !v.contains("e")));
    rule("NumericFormat-5", all(NUMBERS, v -> !v.endsWith(".")));
    rule(
        "NumericFormat-6", all(NUMBERS, v -> !v.startsWith("-") || new BigDecimal(v).signum() < 0));
    rule("DateTimeFormat-1", all(TIMES, v -> v.endsWith("Z")));
    rule(
        "DateTimeFormat-2",
        all(TIMES, v -> v.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")));
    rule("DateTimeFormat-3", all(TIMES, FocusChecker::isInstant));
    rule(
        "CurrencyFormat-1",
        all(
            List.of("BillingCurrency"),
            v ->
                Currency.getAvailableCurrencies().contains(Currency.getInstance(v))
                    && !v.startsWith("X")));
    rule("KeyValueFormat-1", all(KEYS, v -> object(v, node -> true)));
    rule("KeyValueFormat-2", all(KEYS, v -> object(v, node -> true)));
    rule(
        "KeyValueFormat-4", all(KEYS, v -> object(v, node -> values(node, JsonNode::isValueNode))));
    rule("KeyValueFormat-5", all(KEYS, v -> !v.equals("{}")));
    rule("UnitFormat-4", all(UNITS, v -> v.matches("(\\d+ )?[A-Z][A-Za-z]*(-(Hours|Months))?")));
    rule(
        "UnitFormat-5",
        all(UNITS, v -> v.matches("(Core|GiB|MiB|TiB|Unit)-Hours|GB|Months|Units")));
    rule("UnitFormat-6", all(UNITS, v -> Character.isUpperCase(v.charAt(0))));
    rule("AvailabilityZone-5", r -> r.get("AvailabilityZone") == null || r.get("RegionId") != null);
    file(
        "BilledCost-7",
        f ->
            invoices.entrySet().stream()
                .allMatch(
                    i ->
                        sums("BilledCost", r -> true)
                                .getOrDefault(i.getKey(), BigDecimal.ZERO)
                                .compareTo(i.getValue())
                            == 0));
    file(
        "BilledCost-8",
        f ->
            sums("BilledCost", r -> true).values().stream()
                .allMatch(s -> s.stripTrailingZeros().scale() <= 2));
    one("BillingCurrency-8", r -> r.get("BillingAccountId"), "BillingCurrency");
    rule(
        "BillingPeriodEnd-5",
        r -> time(r, "BillingPeriodStart").isBefore(time(r, "BillingPeriodEnd")));
    file("BillingPeriodEnd-6", f -> periodsAreApart());
    file("CapacityReservationId-1", f -> !header.contains("CapacityReservationId"));
    file(
        "CommitmentDiscountId-1",
        f -> header.stream().noneMatch(c -> c.startsWith("CommitmentDiscount")));
    file("PricingCurrency-1", f -> header.stream().noneMatch(c -> c.startsWith("PricingCurrency")));
    rule(
        "ChargeCategory-4",
        r ->
            Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment")
                .contains(r.get("ChargeCategory")));
    rule("ChargeClass-5", r -> open(r) || r.get("ChargeClass").equals("Correction"));
    rule(
        "ChargeClass-6",
        r -> open(r) || time(r, "ChargePeriodStart").isBefore(time(r, "BillingPeriodStart")));
    rule(
        "ChargeFrequency-4",
        r -> Set.of("One-Time", "Recurring", "Usage-Based").contains(r.get("ChargeFrequency")));
    rule(
        "ChargeFrequency-5",
        r -> !is(r, "Purchase") || !r.get("ChargeFrequency").equals("Usage-Based"));
    rule(
        "ChargePeriodStart-6",
        r ->
            !is(r, "Usage")
                || !open(r)
                || !time(r, "ChargePeriodStart").isBefore(time(r, "BillingPeriodStart")));
    rule(
        "ChargePeriodEnd-5",
        r -> time(r, "ChargePeriodStart").isBefore(time(r, "ChargePeriodEnd")));
    rule(
        "ChargePeriodEnd-6",
        r -> !is(r, "Usage") || !time(r, "ChargePeriodEnd").isAfter(time(r, "BillingPeriodEnd")));
    for (String cost : List.of("Contracted", "List")) {
      file(cost + "Cost-6", f -> taxFollows(cost + "Cost"));
      rule(
          cost + "Cost-7",
          r ->
              !is(r, "Credit")
                  || r.get(cost + "UnitPrice") != null
                  || same(r, cost + "Cost", "BilledCost"));
      rule(cost + "Cost-8", r -> product(r, cost + "UnitPrice", cost + "Cost"));
      rule(
          cost + "Cost-10",
          r ->
              !is(r, "Adjustment")
                  || !open(r)
                  || r.get(cost + "UnitPrice") != null
                  || same(r, cost + "Cost", "BilledCost"));
      rule(
          cost + "UnitPrice-7",
          r -> r.get(cost + "UnitPrice") == null || number(r, cost + "UnitPrice").signum() >= 0);
    }
    one(
        "ListUnitPrice-11",
        r ->
            is(r, "Usage") && open(r)
                ? r.get("SkuPriceId") + r.get("BillingCurrency") + r.get("ChargePeriodStart")
                : null,
        "ListUnitPrice");
    file("EffectiveCost-7", f -> taxFollows("EffectiveCost"));
    rule("EffectiveCost-8", r -> !is(r, "Credit") || same(r, "EffectiveCost", "BilledCost"));
    rule(
        "EffectiveCost-9",
        r -> !is(r, "Adjustment") || !open(r) || same(r, "EffectiveCost", "BilledCost"));
    rule(
        "EffectiveCost-10",
        r -> !(is(r, "Usage") || is(r, "Purchase")) || same(r, "EffectiveCost", "BilledCost"));
    rule(
        "InvoiceId-4", r -> r.get("InvoiceId") == null || invoices.containsKey(r.get("InvoiceId")));
    one("InvoiceId-8", r -> r.get("InvoiceId"), "BillingAccountId");
    one("InvoiceId-9", r -> r.get("InvoiceId"), "BillingCurrency", "InvoiceIssuerName");
    one("InvoiceId-10", r -> r.get("InvoiceId"), "BillingPeriodStart", "BillingPeriodEnd");
    rule(
        "PricingCategory-6",
        r ->
            r.get("PricingCategory") == null
                || Set.of("Standard", "Dynamic", "Committed", "Other")
                    .contains(r.get("PricingCategory")));
    rule("PricingCategory-8", r -> !"Committed".equals(r.get("PricingCategory")));
    one("PricingUnit-9", r -> r.get("SkuPriceId"), "PricingUnit");
    rule("RegionId-6", r -> !is(r, "Usage") || !open(r) || r.get("RegionId") != null);
    rule("ResourceName-4", r -> r.get("ResourceId") != null || r.get("ResourceName") == null);
    rule(
        "ResourceName-6",
        r -> r.get("ResourceId") == null || !r.get("ResourceId").equals(r.get("ResourceName")));
    one("ResourceType-6", r -> r.get("ResourceId"), "ResourceType");
    rule("ServiceCategory-4", r -> PARENTS.containsKey(r.get("ServiceCategory")));
    one("ServiceName-5", r -> r.get("ServiceName"), "ServiceCategory");
    rule(
        "ServiceSubcategory-4",
        r -> PARENTS.values().stream().anyMatch(s -> s.contains(r.get("ServiceSubcategory"))));
    rule(
        "ServiceSubcategory-5",
        r -> PARENTS.get(r.get("ServiceCategory")).contains(r.get("ServiceSubcategory")));
    rule("SkuId-10", r -> r.get("SkuPriceId") == null || r.get("SkuId") != null);
    one("SkuPriceId-7", r -> r.get("SkuPriceId"), "SkuId");
    rule(
        "SkuPriceDetails-8",
        all(
            List.of("SkuPriceDetails"),
            v -> object(v, n -> names(n, k -> k.startsWith("x_") || DETAIL_NUMBERS.contains(k)))));
    rule(
        "SkuPriceDetails-10",
        all(List.of("SkuPriceDetails"), v -> object(v, n -> values(n, JsonNode::isNumber))));
    rule(
        "SkuPriceDetails-11",
        all(List.of("SkuPriceDetails"), v -> object(v, n -> names(n, k -> !k.equals("DiskType")))));
    one("SubAccountId-6", r -> r.get("SubAccountId"), "BillingAccountId");
    file(
        "Coverage-1",
        f ->
            rows.stream().map(r -> r.get("ChargeCategory")).distinct().count() == 5
                && rows.stream().anyMatch(r -> !open(r))
                && rows.stream().anyMatch(r -> r.get("InvoiceId") == null));
  }

  private static boolean isInstant(String text) {
    try {
      return Instant.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean values(JsonNode object, Predicate<JsonNode> test) {
    for (JsonNode value : object) {
      if (!test.test(value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean names(JsonNode object, Predicate<String> test) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.stream().allMatch(test);
  }
}
