package org.nephos.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.Violation;

/** The portal's sentences, from the message bundle, with figures in the reader's locale. */
@Named("say")
@ApplicationScoped
public class Words {
  private static final String BUNDLE = "org.nephos.web.messages";

  /** For classes that are no beans. */
  public static Words of(FacesContext faces) {
    return faces.getApplication().evaluateExpressionGet(faces, "#{say}", Words.class);
  }

  /**
   * A sentence with its figures put in.
   *
   * @param key must be in the bundle
   * @throws MissingResourceException when it is not
   */
  public String with(String key, Object... figures) {
    MessageFormat format = new MessageFormat(bundle().getString(key), Locales.reader());
    return format.format(figures);
  }

  /**
   * A word without figures.
   *
   * @param key must be in the bundle
   * @throws MissingResourceException when it is not
   */
  public String plain(String key) {
    return bundle().getString(key);
  }

  /** A sentence that only some have, such as a field's hint; empty when the bundle has none. */
  public String maybe(String key) {
    ResourceBundle bundle = bundle();
    return bundle.containsKey(key) ? bundle.getString(key) : "";
  }

  /**
   * The word for a value of an open or closed set, for example {@code state.instance.ACTIVE}. A
   * word that the bundle does not know yet is shown as it is, made readable.
   *
   * @return empty for null
   */
  public String of(String prefix, Object value) {
    if (value == null) {
      return "";
    }
    String key = prefix + "." + value;
    ResourceBundle bundle = bundle();
    return bundle.containsKey(key) ? bundle.getString(key) : readable(value.toString());
  }

  private static String readable(String word) {
    String spaced = word.replaceAll("[._-]+", " ").replaceAll("([a-z])([A-Z])", "$1 $2");
    String lower = spaced.toLowerCase(Locale.ROOT);
    return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }

  /** What a refusal says to a person. */
  public String refusal(PortalException refusal) {
    String key = "problem." + refusal.code();
    ResourceBundle bundle = bundle();
    return bundle.containsKey(key)
        ? filled(bundle.getString(key), refusal.variables())
        : refusal.getMessage();
  }

  private String filled(String sentence, Map<String, Object> variables) {
    String result = sentence;
    for (Map.Entry<String, Object> variable : variables.entrySet()) {
      result = result.replace("{" + variable.getKey() + "}", shown(variable, variables));
    }
    return result;
  }

  private String shown(Map.Entry<String, Object> variable, Map<String, Object> all) {
    Object value = variable.getValue();
    if (value instanceof Number amount && all.get("resource") instanceof String resource) {
      return Amounts.ofResource(resource, amount.longValue());
    }
    return switch (variable.getKey()) {
      case "resource" -> of("quota.resource", value);
      case "scope" -> of("quota.scope", value);
      default -> String.valueOf(value);
    };
  }

  /** What is wrong with one field, as a person reads it. */
  public String violation(Violation violation) {
    String key = "violation." + violation.field() + "." + violation.code();
    ResourceBundle bundle = bundle();
    return bundle.containsKey(key) ? bundle.getString(key) : violation.message();
  }

  private static ResourceBundle bundle() {
    return ResourceBundle.getBundle(
        BUNDLE, Locales.language(), Thread.currentThread().getContextClassLoader());
  }
}
