package org.nephos.invoice.print;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nephos.brand.BrandTexts;

/** The words, figures and days of documents, as the brand that the server wears writes them. */
public final class PrintWords {
  private static final char MINUS = '\u2212';

  private final BrandTexts texts;
  private final Locale locale;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;

  /** Those of a brand; of one that there is not, the house's. */
  public PrintWords(String brand) {
    this.texts = new BrandTexts(brand, "documents.properties");
    this.locale = Locale.forLanguageTag(texts.of("locale"));
    this.day = DateTimeFormatter.ofPattern(texts.of("date"), locale);
    this.month = DateTimeFormatter.ofPattern(texts.of("month"), locale);
  }

  String say(String key, Object... values) {
    return texts.of(key, values);
  }

  Locale locale() {
    return locale;
  }

  /** The colour of lines and marks. */
  Color colour() {
    return Color.decode(texts.of("colour"));
  }

  /** To cents. */
  String amount(BigDecimal amount) {
    return number(amount, 2, 2);
  }

  /** With its currency, held together by a space that does not break. */
  String money(BigDecimal amount, String currency) {
    return amount(amount) + "\u00a0" + currency;
  }

  /** A figure with as many decimals as it needs, between these. */
  String number(BigDecimal value, int fewest, int most) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    symbols.setMinusSign(MINUS);
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(fewest);
    format.setMaximumFractionDigits(most);
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    return format.format(value);
  }

  char decimalPoint() {
    return DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
  }

  /** Per cent, without zeros that say nothing. */
  String percent(BigDecimal percent) {
    return number(percent, 0, 4) + "\u00a0%";
  }

  String day(LocalDate date) {
    return day.format(date);
  }

  String day(Instant at, ZoneId zone) {
    return day(at.atZone(zone).toLocalDate());
  }

  /** A time from one midnight to another: a month by its name, else its first and last day. */
  String period(Instant from, Instant to, ZoneId zone) {
    LocalDate first = from.atZone(zone).toLocalDate();
    LocalDate last = to.atZone(zone).minusNanos(1).toLocalDate();
    if (first.getDayOfMonth() == 1 && last.equals(first.plusMonths(1).minusDays(1))) {
      return month.format(first);
    }
    return days(from, to, zone);
  }

  private String days(Instant from, Instant to, ZoneId zone) {
    LocalDate first = from.atZone(zone).toLocalDate();
    LocalDate last = to.atZone(zone).minusNanos(1).toLocalDate();
    return first.equals(last) ? day(first) : say("invoice.days", day(first), day(last));
  }

  /** The name of a country by its two letters. */
  String country(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
  }

  /** In groups of four, as banks print it, on one line. */
  static String iban(String iban) {
    return iban.replace(" ", "").replaceAll("(.{4})(?!$)", "$1\u00a0");
  }
}
