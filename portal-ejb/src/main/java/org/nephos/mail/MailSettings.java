package org.nephos.mail;

/**
 * How letters leave, from the server's properties.
 *
 * @param host of the mail server; empty for none
 * @param user empty to send without signing in
 * @param startTls whether the conversation must be encrypted before anything is said
 * @param isDemo whether the portal's own mail server takes the letters, because none is named and
 *     this is the demonstration
 */
record MailSettings(
    String host,
    int port,
    String from,
    String user,
    String password,
    boolean startTls,
    boolean isDemo) {
  private static final int SMTP = 25;

  static MailSettings read() {
    String host = System.getProperty("nephos.mail.host", "").strip();
    return new MailSettings(
        host,
        Integer.getInteger("nephos.mail.port", SMTP),
        System.getProperty("nephos.mail.from", "nephos@localhost.localdomain"),
        System.getProperty("nephos.mail.user", ""),
        System.getProperty("nephos.mail.password", ""),
        Boolean.getBoolean("nephos.mail.starttls"),
        host.isEmpty() && Boolean.getBoolean("nephos.demo"));
  }

  /** Whether letters can leave at all. */
  boolean isOn() {
    return isDemo || !host.isEmpty();
  }

  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + "]";
  }
}
