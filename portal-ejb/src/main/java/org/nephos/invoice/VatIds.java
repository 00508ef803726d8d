package org.nephos.invoice;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * How numbers for VAT are written. Those of the European Union have a form for each country
 * (Directive 2006/112/EC, article 215); of others it is only asked that they could be one. Whether
 * a number was given out, only the country's tax office can say.
 */
final class VatIds {
  private static final Pattern ANY = Pattern.compile("[A-Z0-9]{4,20}");

  /** Behind the two letters that each begins with. */
  private static final Map<String, Pattern> UNION =
      Map.ofEntries(
          form("AT", "U\\d{8}"),
          form("BE", "[01]\\d{9}"),
          form("BG", "\\d{9,10}"),
          form("CY", "\\d{8}[A-Z]"),
          form("CZ", "\\d{8,10}"),
          form("DE", "\\d{9}"),
          form("DK", "\\d{8}"),
          form("EE", "\\d{9}"),
          form("EL", "\\d{9}"),
          form("ES", "[A-Z0-9]\\d{7}[A-Z0-9]"),
          form("FI", "\\d{8}"),
          form("FR", "[A-Z0-9]{2}\\d{9}"),
          form("HR", "\\d{11}"),
          form("HU", "\\d{8}"),
          form("IE", "\\d{7}[A-Z]{1,2}|\\d[A-Z]\\d{5}[A-Z]"),
          form("IT", "\\d{11}"),
          form("LT", "\\d{9}|\\d{12}"),
          form("LU", "\\d{8}"),
          form("LV", "\\d{11}"),
          form("MT", "\\d{8}"),
          form("NL", "\\d{9}B\\d{2}"),
          form("PL", "\\d{10}"),
          form("PT", "\\d{9}"),
          form("RO", "\\d{2,10}"),
          form("SE", "\\d{12}"),
          form("SI", "\\d{8}"),
          form("SK", "\\d{10}"),
          form("XI", "\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3}"));

  private VatIds() {}

  private static Map.Entry<String, Pattern> form(String letters, String rest) {
    return Map.entry(letters, Pattern.compile(rest));
  }

  /** Whether this could be a number for VAT, written in capitals and without spaces. */
  static boolean isWellFormed(String id) {
    if (!ANY.matcher(id).matches()) {
      return false;
    }
    Pattern rest = UNION.get(id.substring(0, 2));
    return rest == null || rest.matcher(id.substring(2)).matches();
  }
}
