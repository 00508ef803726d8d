package org.nephos.invoice;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nephos.billing.TaxCategory;
import org.nephos.invoice.api.AddManualItem;
import org.nephos.invoice.api.CreditInvoice;
import org.nephos.invoice.api.CreditView;
import org.nephos.invoice.api.GrantCredit;
import org.nephos.invoice.api.RecordPayment;
import org.nephos.metering.InstantColumn;
import org.nephos.oracle.NoteTotal;
import org.nephos.oracle.Settlement;
import org.nephos.persistence.UuidColumn;
import org.nephos.problem.api.ConflictException;
import org.nephos.testing.Portal;

/** What finance does in a year, and what it must have come to. */
final class YearFinance {
  private final Portal portal;
  private final BilledCloud cloud;
  private final UUID tenant;
  private final List<UUID> projects;
  private final Settlement settlement = new Settlement();
  private final Map<String, Issued> issued = new TreeMap<>();
  private int acts;

  private record Issued(UUID id, Set<Integer> items, Set<Integer> credited) {}

  YearFinance(Portal portal, BilledCloud cloud, UUID tenant, List<UUID> projects) {
    this.portal = portal;
    this.cloud = cloud;
    this.tenant = tenant;
    this.projects = projects;
  }

  Settlement settlement() {
    return settlement;
  }

  /** What has been issued since it last looked, by number. */
  void look() {
    for (Object[] row :
        rows(
            "select number, id, total, issued_at from invoice where tenant_id = ?1"
                + " and kind = 'INVOICE' order by number",
            tenant)) {
      String number = (String) row[0];
      if (!issued.containsKey(number)) {
        UUID id = UuidColumn.read(row[1]);
        Set<Integer> items =
            rows("select n, kind from invoice_item where invoice_id = ?1", id).stream()
                .map(item -> ((Number) item[0]).intValue())
                .collect(Collectors.toSet());
        issued.put(number, new Issued(id, items, new HashSet<>()));
        settlement.issued(number, (BigDecimal) row[2], InstantColumn.read(row[3]));
      }
    }
  }

  private List<Object[]> rows(String sql, UUID id) {
    return portal.inTransaction(
        () ->
            portal
                .database()
                .em()
                .createNativeQuery(sql, Object[].class)
                .setParameter(1, id)
                .getResultList());
  }

  void add(int dice) {
    UUID project = dice % 4 == 0 ? null : projects.get(dice % projects.size());
    BigDecimal amount = BigDecimal.valueOf(dice % 9001 - 3000L, 2);
    if (amount.signum() != 0) {
      cloud.as(
          () ->
              cloud
                  .credits()
                  .addManualItem(
                      new AddManualItem(
                          tenant,
                          project,
                          "by hand " + ++acts,
                          amount,
                          TaxCategory.valueOf(YearPlans.CATEGORIES.get(dice % 4))),
                      null));
    }
  }

  void grant(int dice, Instant now) {
    BigDecimal amount = BigDecimal.valueOf(1 + dice % 5000L, 2);
    CreditView.Kind kind = dice % 2 == 0 ? CreditView.Kind.PREPAID : CreditView.Kind.GOODWILL;
    Instant expires = dice % 3 == 0 ? null : now.plusSeconds(86_400L * (1 + dice % 90));
    cloud.as(
        () -> cloud.credits().grant(new GrantCredit(tenant, kind, amount, "why", expires), null));
    settlement.granted(kind.name(), amount, now, expires);
  }

  void pay(int dice, Instant now) {
    String number = chosen(dice);
    if (number == null) {
      return;
    }
    BigDecimal amount = BigDecimal.valueOf(1 + dice % 9999L, 2);
    try {
      cloud.as(
          () ->
              cloud
                  .invoices()
                  .pay(
                      issued.get(number).id(),
                      new RecordPayment(amount, "bank " + ++acts, null),
                      null));
      settlement.paid(number, amount, now);
    } catch (ConflictException owesNothing) {
      acts++;
    }
  }

  void credit(int dice, Instant now) {
    String number = chosen(dice);
    if (number == null) {
      return;
    }
    Issued invoice = issued.get(number);
    Set<Integer> left = new HashSet<>(invoice.items());
    left.removeAll(invoice.credited());
    List<Integer> items =
        dice % 3 == 0 ? List.of() : left.stream().filter(n -> (dice >> n % 16) % 2 == 0).toList();
    Set<Integer> chosen = items.isEmpty() ? left : Set.copyOf(items);
    try {
      cloud.as(
          () ->
              cloud.invoices().credit(invoice.id(), new CreditInvoice(items, "it was slow"), null));
    } catch (ConflictException tooMuch) {
      return;
    }
    BigDecimal amount =
        NoteTotal.of(portal.database().dataSource(), invoice.id(), invoice.credited(), chosen);
    invoice.credited().addAll(chosen);
    settlement.credited(number, amount, invoice.credited().containsAll(invoice.items()), now);
  }

  private String chosen(int dice) {
    List<String> numbers = List.copyOf(issued.keySet());
    return numbers.isEmpty() ? null : numbers.get(dice % numbers.size());
  }

  /** Of each invoice, by its number: state, paid, credited. */
  Map<String, String> invoices() {
    Map<String, String> found = new TreeMap<>();
    rows(
            "select number, state, paid, credited from invoice where tenant_id = ?1"
                + " and kind = 'INVOICE'",
            tenant)
        .forEach(row -> found.put((String) row[0], row[1] + " " + row[2] + " " + row[3]));
    return found;
  }

  /** Of each credit: kind, amount, what is left; sorted. */
  List<String> credits() {
    return rows("select kind, amount, remaining from credit where tenant_id = ?1", tenant).stream()
        .map(row -> row[0] + " " + row[1] + " " + row[2])
        .sorted()
        .toList();
  }
}
