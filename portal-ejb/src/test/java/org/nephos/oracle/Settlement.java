package org.nephos.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is paid, credited and left, by what happened one after the other. Rules <em>Credits</em>,
 * <em>Credit notes</em> and <em>States</em>.
 */
public final class Settlement {
  private static final BigDecimal NOTHING = new BigDecimal("0.00");

  private final Map<String, Owed> owed = new TreeMap<>();
  private final List<Credit> credits = new ArrayList<>();

  private static final class Owed {
    private final BigDecimal total;
    private BigDecimal paid = NOTHING;
    private BigDecimal credited = NOTHING;
    private boolean whole;

    Owed(BigDecimal total) {
      this.total = total;
    }

    BigDecimal open() {
      return total.subtract(paid).subtract(credited).max(NOTHING);
    }

    BigDecimal tooMuch() {
      return paid.add(credited).subtract(total).max(NOTHING);
    }

    String state() {
      if (whole) {
        return "CREDITED";
      }
      if (open().signum() == 0) {
        return "PAID";
      }
      return paid.signum() == 0 ? "ISSUED" : "PARTLY_PAID";
    }
  }

  private static final class Credit {
    private final String kind;
    private final BigDecimal amount;
    private final Instant given;
    private final Instant expires;
    private BigDecimal left;

    Credit(String kind, BigDecimal amount, Instant given, Instant expires) {
      this.kind = kind;
      this.amount = amount;
      this.given = given;
      this.expires = expires == null ? Instant.MAX : expires;
      left = amount;
    }
  }

  /** An invoice was issued; what it comes to less than nothing is given, then credits are used. */
  public void issued(String number, BigDecimal total, Instant at) {
    Owed invoice = new Owed(total);
    owed.put(number, invoice);
    if (total.signum() < 0) {
      granted("GOODWILL", total.negate(), at, null);
    }
    credits.sort(
        Comparator.comparing((Credit credit) -> credit.expires)
            .thenComparing(credit -> credit.given));
    for (Credit credit : credits) {
      if (credit.expires.isAfter(at)) {
        BigDecimal part = credit.left.min(invoice.open());
        credit.left = credit.left.subtract(part);
        invoice.paid = invoice.paid.add(part);
      }
    }
  }

  /** A credit was given. */
  public void granted(String kind, BigDecimal amount, Instant at, Instant expires) {
    credits.add(new Credit(kind, amount, at, expires));
  }

  /** Money came in. */
  public void paid(String number, BigDecimal amount, Instant at) {
    Owed invoice = owed.get(number);
    BigDecimal part = amount.min(invoice.open());
    invoice.paid = invoice.paid.add(part);
    if (amount.compareTo(part) > 0) {
      granted("PREPAID", amount.subtract(part), at, null);
    }
  }

  /** A credit note took so much back. */
  public void credited(String number, BigDecimal amount, boolean whole, Instant at) {
    Owed invoice = owed.get(number);
    BigDecimal before = invoice.tooMuch();
    invoice.credited = invoice.credited.add(amount);
    invoice.whole = whole;
    BigDecimal back = invoice.tooMuch().subtract(before);
    if (back.signum() > 0) {
      granted("CREDIT_NOTE", back, at, null);
    }
  }

  /** Of each invoice, by its number: state, paid, credited. */
  public Map<String, String> invoices() {
    Map<String, String> invoices = new TreeMap<>();
    owed.forEach(
        (number, one) -> invoices.put(number, one.state() + " " + one.paid + " " + one.credited));
    return invoices;
  }

  /** Of each credit: kind, amount, what is left; sorted. */
  public List<String> credits() {
    return credits.stream()
        .map(credit -> credit.kind + " " + credit.amount + " " + credit.left)
        .sorted()
        .toList();
  }
}
