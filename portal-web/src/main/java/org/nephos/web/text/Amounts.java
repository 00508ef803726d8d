package org.nephos.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import org.nephos.billing.Money;

/** Money, sizes and counts with their units, in the reader's locale. */
@Named("amounts")
@ApplicationScoped
public class Amounts {
  private static final int KIBI = 1024;

  private static final BigDecimal CENT = new BigDecimal("0.01");

  /** How many digits an amount below a cent is shown by. */
  private static final int DIGITS_BELOW_A_CENT = 2;

  /** How fine exact costs are. */
  private static final int MOST_DECIMALS = 12;

  /**
   * An amount with two decimals; what is less than a cent, but not nothing, with its first digits.
   * Empty for null.
   */
  public String money(Money money) {
    return money == null ? "" : money(money.amount(), money.currency());
  }

  /** A price per unit: as many decimals as it has, at least two. Empty for null. */
  public String price(Money money) {
    return money == null ? "" : currency(money.amount(), money.currency(), 2, 10);
  }

  /** The same from an amount and its currency. */
  public String price(BigDecimal amount, String currency) {
    return amount == null ? "" : currency(amount, currency, 2, 10);
  }

  /** The same from an amount and its currency. */
  public String money(BigDecimal amount, String currency) {
    if (amount == null) {
      return "";
    }
    if (amount.signum() == 0 || amount.abs().compareTo(CENT) >= 0) {
      return currency(amount, currency, 2, 2);
    }
    BigDecimal first = amount.round(new MathContext(DIGITS_BELOW_A_CENT, RoundingMode.HALF_UP));
    return currency(first, currency, 2, MOST_DECIMALS);
  }

  /** A part of a bill, finer than a cent, so that the parts are seen to add up. Empty for null. */
  public String part(Money money) {
    return money == null ? "" : currency(money.amount(), money.currency(), 4, 4);
  }

  /** An amount with every decimal that it has, at least two. Empty for null. */
  public String exact(BigDecimal amount, String currency) {
    return amount == null ? "" : currency(amount, currency, 2, MOST_DECIMALS);
  }

  /** A quantity with every decimal that it has. Empty for null. */
  public String quantity(BigDecimal quantity) {
    if (quantity == null) {
      return "";
    }
    NumberFormat format = NumberFormat.getNumberInstance(Locales.reader());
    format.setMaximumFractionDigits(MOST_DECIMALS);
    return format.format(quantity);
  }

  private static String currency(BigDecimal amount, String code, int least, int most) {
    NumberFormat format = NumberFormat.getCurrencyInstance(Locales.reader());
    format.setCurrency(Currency.getInstance(code));
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(amount);
  }

  /** A plain number. Empty for null. */
  public String number(Number number) {
    return number == null ? "" : NumberFormat.getNumberInstance(Locales.reader()).format(number);
  }

  /** Memory, from MiB: whole GiB where it is some. */
  public String mib(long mib) {
    return mib >= KIBI ? scaled(mib, "MiB", "GiB", "TiB") : number(mib) + " MiB";
  }

  /** Disk, from GiB. */
  public String gib(long gib) {
    return gib >= KIBI ? scaled(gib, "GiB", "TiB", "PiB") : number(gib) + " GiB";
  }

  /** A file's size, from bytes. */
  public String bytes(long bytes) {
    long mib = bytes / (KIBI * KIBI);
    return mib == 0 ? number(bytes / KIBI) + " KiB" : mib(mib);
  }

  private static String scaled(long amount, String... units) {
    double value = amount;
    int unit = 0;
    while (value >= KIBI && unit < units.length - 1) {
      value /= KIBI;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(Locales.reader());
    format.setMaximumFractionDigits(1);
    return format.format(value) + " " + units[unit];
  }

  /** An amount of a quota's resource with its unit; empty for null. */
  public String quota(String resource, Long amount) {
    return amount == null ? "" : ofResource(resource, amount);
  }

  static String ofResource(String resource, long amount) {
    Amounts amounts = new Amounts();
    return switch (resource) {
      case "ramMib" -> amounts.mib(amount);
      case "diskGib", "volumeGib" -> amounts.gib(amount);
      default -> amounts.number(amount);
    };
  }

  /** How much of a whole, in per cent with one decimal, 0 to 100, for bars. */
  public String share(long part, long whole) {
    if (whole <= 0) {
      return part > 0 ? "100" : "0";
    }
    double percent = Math.min(100.0, Math.max(0.0, 100.0 * part / whole));
    return String.valueOf(Math.round(percent * 10) / 10.0);
  }

  /** The same, rounded, for people. */
  public String percent(long part, long whole) {
    NumberFormat format = NumberFormat.getPercentInstance(Locales.reader());
    return format.format(whole <= 0 ? 0 : (double) part / whole);
  }
}
