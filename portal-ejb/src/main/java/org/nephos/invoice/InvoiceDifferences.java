package org.nephos.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.api.ReplayView.Difference;

/**
 * Names what differs between two contents of an invoice. Items are the same when they are about the
 * same thing, whatever their number.
 */
final class InvoiceDifferences {
  /** How many are named. */
  private static final int MOST = 200;

  private final List<Difference> found = new ArrayList<>();

  private InvoiceDifferences() {}

  /** The first ones, in the order of the invoice. */
  static List<Difference> between(InvoiceContent issued, InvoiceContent replayed) {
    InvoiceDifferences differences = new InvoiceDifferences();
    differences.compare("", head(issued), head(replayed));
    differences.lines(issued.lines(), replayed.lines());
    return differences.found.stream().limit(MOST).toList();
  }

  private static Map<String, Object> head(InvoiceContent content) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", content.id());
    facts.put("number", content.number());
    facts.put("tenant", content.tenant());
    facts.put("from", content.from());
    facts.put("to", content.to());
    facts.put("currency", content.currency());
    facts.put("price version", content.priceVersion());
    facts.put("seller", content.seller());
    facts.put("buyer", content.buyer());
    facts.put("tax treatment", content.taxTreatment());
    facts.put("answers", content.answers());
    facts.put("reason", content.reason());
    content
        .taxes()
        .forEach(
            tax -> {
              facts.put("tax " + tax.category() + ", per cent", tax.percent());
              facts.put("tax " + tax.category() + ", net", tax.net());
              facts.put("tax " + tax.category() + ", amount", tax.tax());
            });
    facts.put("net", content.net());
    facts.put("tax", content.tax());
    facts.put("total", content.total());
    return facts;
  }

  private void lines(List<Line> issued, List<Line> replayed) {
    Map<Object, Line> again = new LinkedHashMap<>();
    replayed.forEach(line -> again.put(about(line), line));
    for (Line line : issued) {
      Line other = again.remove(about(line));
      String at = "item " + line.n();
      if (other == null) {
        found.add(new Difference(at, line.description() + " " + line.amount(), null));
      } else {
        compare(at + ", ", facts(line), facts(other));
        rows(at + ", ", line.rows(), other.rows());
      }
    }
    again
        .values()
        .forEach(
            line ->
                found.add(
                    new Difference(
                        "item " + line.n(), null, line.description() + " " + line.amount())));
  }

  private static List<Object> about(Line line) {
    List<Object> about = new ArrayList<>();
    about.add(line.kind());
    about.add(line.isCorrection());
    about.add(line.project());
    about.add(line.meter());
    about.add(line.rate());
    about.add(line.rule());
    about.add(line.from());
    about.add(line.taxCategory());
    // Of one rate there are several tiers, each with its own price; credits are of anything.
    if (!line.kind().equals("USAGE")) {
      about.add(plain(line.unitPrice()));
      about.add(line.description());
    }
    return about;
  }

  private static Map<String, Object> facts(Line line) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("number", line.n());
    facts.put("description", line.description());
    facts.put("to", line.to());
    facts.put("quantity", line.quantity());
    facts.put("unit", line.unit());
    facts.put("unit price", line.unitPrice());
    facts.put("exact cost", line.cost());
    facts.put("amount", line.amount());
    return facts;
  }

  private void rows(String at, List<Row> issued, List<Row> replayed) {
    Map<String, Object> before = new LinkedHashMap<>();
    Map<String, Object> again = new LinkedHashMap<>();
    issued.forEach(row -> put(row, before));
    replayed.forEach(row -> put(row, again));
    compare(at, before, again);
  }

  private static void put(Row row, Map<String, Object> facts) {
    String of =
        row.resource() != null
            ? "resource " + row.resource()
            : row.quantity().signum() == 0 ? "rounding" : "row";
    facts.put(of + ", name", row.resourceName());
    facts.put(of + ", seconds", row.seconds());
    facts.put(of + ", quantity", row.quantity());
    facts.put(of + ", cost", row.cost());
  }

  private void compare(String at, Map<String, Object> issued, Map<String, Object> replayed) {
    Set<String> all = new LinkedHashSet<>(issued.keySet());
    all.addAll(replayed.keySet());
    for (String name : all) {
      String before = plain(issued.get(name));
      String again = plain(replayed.get(name));
      if (!Objects.equals(before, again)) {
        found.add(new Difference(at + name, before, again));
      }
    }
  }

  private static String plain(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return value == null ? null : value.toString();
  }
}
