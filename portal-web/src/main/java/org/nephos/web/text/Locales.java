package org.nephos.web.text;

import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** Whose language and whose figures. */
final class Locales {
  private Locales() {}

  /** How the reader writes numbers: the browser's own locale, even where we have no translation. */
  static Locale reader() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces == null ? Locale.ENGLISH : faces.getExternalContext().getRequestLocale();
  }

  /** The language of the page's words. */
  static Locale language() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces == null || faces.getViewRoot() == null
        ? Locale.ENGLISH
        : faces.getViewRoot().getLocale();
  }
}
