package org.nephos.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells people what concerns them, as a part of the transaction in which it happens. A job sends
 * the letters, so that nothing waits for a mail server, and each address is told the same once.
 */
@ApplicationScoped
public class Notices {
  @Inject private Outbox outbox;
  @Inject private NoticeSettings settings;

  /** Tells those of these people who want to be told. */
  public void tell(Notice notice, Collection<Recipient> people) {
    if (!NoticeSettings.ofCloud().contains(notice.kind())) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (Recipient recipient : people) {
      String address = recipient.email().toLowerCase(Locale.ROOT);
      if (!address.isBlank() && wants(recipient, notice.kind()) && told.add(address)) {
        outbox.putOnce(
            notice.tenant(),
            recipient.email(),
            notice.text() + ":" + notice.occasion() + ":" + address,
            notice.text(),
            notice.values().toArray());
      }
    }
  }

  private boolean wants(Recipient recipient, NoticeKind kind) {
    return recipient.person() == null || !settings.off(recipient.person()).contains(kind);
  }

  /** The address of a page of the portal. */
  public static String page(String path) {
    return System.getProperty("nephos.url", "") + path;
  }

  /** How a reason stands behind a sentence; nothing for null. */
  public static String because(String reason) {
    return reason == null || reason.isBlank() ? "" : "\n\n" + reason.strip();
  }
}
