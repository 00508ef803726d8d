package org.nephos.mail;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the letters, from {@code mails.properties}. */
final class MailTexts {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(
          "org.nephos.mail.mails", Locale.ROOT, MailTexts.class.getClassLoader());

  private MailTexts() {}

  static String subject(String kind, Object... values) {
    return of(kind + ".subject", values);
  }

  static String body(String kind, Object... values) {
    return of(kind + ".body", values);
  }

  private static String of(String key, Object... values) {
    return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(values);
  }
}
