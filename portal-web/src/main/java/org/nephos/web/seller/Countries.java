package org.nephos.web.seller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The countries of ISO 3166, by the names that the page's language has for them. */
@Named("countries")
@RequestScoped
public class Countries {
  /** One of them. */
  public record Country(String code, String name) {}

  /** All, in the order of their names. */
  public List<Country> getAll() {
    Locale language = language();
    return Arrays.stream(Locale.getISOCountries())
        .map(code -> new Country(code, name(code, language)))
        .sorted(Comparator.comparing(Country::name, Collator.getInstance(language)))
        .toList();
  }

  /** The name of one; the code for one that is unknown, empty for null. */
  public String name(String code) {
    return code == null ? "" : name(code, language());
  }

  private static String name(String code, Locale language) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(language);
  }

  private static Locale language() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces == null || faces.getViewRoot() == null
        ? Locale.ENGLISH
        : faces.getViewRoot().getLocale();
  }
}
