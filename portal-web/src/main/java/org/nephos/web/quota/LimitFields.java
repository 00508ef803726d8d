package org.nephos.web.quota;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.quota.api.LimitChange;
import org.nephos.web.shell.Listing;
import org.nephos.web.text.Words;

/**
 * The fields {@code limit-<resource>} of a form, and what is wrong with each. People give memory in
 * GiB, everything behind the form counts MiB.
 */
@Named("limitFields")
@RequestScoped
public class LimitFields {
  private static final String MEMORY = "ramMib";
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  private static final Pattern WHOLE = Pattern.compile("\\d{1,13}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}([.,]\\d{1,10})?");
  private static final Pattern OF_LIST = Pattern.compile("[a-z]+\\[(\\d{1,3})]\\..+");

  @Inject private Listing listing;
  @Inject private Words words;

  private final Map<String, String> errors = new HashMap<>();

  /** A limit as it stands in its field; empty for none. */
  public String shown(String resource, Long limit) {
    if (limit == null) {
      return "";
    }
    return resource.equals(MEMORY)
        ? BigDecimal.valueOf(limit).divide(KIBI).stripTrailingZeros().toPlainString()
        : String.valueOf(limit);
  }

  /** The smallest step of a field. */
  public String step(String resource) {
    return resource.equals(MEMORY) ? "any" : "1";
  }

  /** What was typed; null for nothing. */
  public String typed(String resource) {
    return listing.parameter("limit-" + resource);
  }

  /** The limit that was typed; null when there is none or it is none, which is noted then. */
  public Long read(String resource) {
    String text = typed(resource);
    if (text == null) {
      return null;
    }
    boolean memory = resource.equals(MEMORY);
    if (!(memory ? DECIMAL : WHOLE).matcher(text).matches()) {
      refuse(resource, words.plain(memory ? "quota.field.memory" : "quota.field.number"));
      return null;
    }
    return memory
        ? new BigDecimal(text.replace(',', '.'))
            .multiply(KIBI)
            .setScale(0, RoundingMode.CEILING)
            .longValueExact()
        : Long.valueOf(text);
  }

  /** Notes what is wrong with a field. */
  public void refuse(String resource, String message) {
    errors.put(resource, message);
    FacesContext.getCurrentInstance().validationFailed();
  }

  /**
   * Notes a refusal of a list of limits at the fields that they came from.
   *
   * @throws InvalidException when it is of anything else
   */
  public void refuse(InvalidException refusal, List<LimitChange> sent) {
    for (Violation violation : refusal.violations()) {
      Matcher place = OF_LIST.matcher(violation.field());
      if (!place.matches() || Integer.parseInt(place.group(1)) >= sent.size()) {
        throw refusal;
      }
      refuse(sent.get(Integer.parseInt(place.group(1))).resource(), violation.message());
    }
  }

  /** Whether anything is wrong. */
  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** What is wrong with a field, or nothing. */
  public String error(String resource) {
    return errors.getOrDefault(resource, "");
  }

  /** Whether anything is wrong with a field; null instead of false, so that nothing is said. */
  public String invalid(String resource) {
    return errors.containsKey(resource) ? "true" : null;
  }
}
