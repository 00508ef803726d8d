package org.nephos.web.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.mail.api.DemoMail;
import org.nephos.mail.api.MailFacade;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;

/** {@code mail/list.xhtml}: the letters of the demonstration. */
@Named
@RequestScoped
public class ListMailsBacking implements Downloadable<DemoMail> {
  @Inject private MailFacade mails;
  @Inject private Listing listing;

  private List<DemoMail> items;

  /** Reads them when the page is asked for. */
  public void load() {
    getItems();
  }

  /** Whether the portal has a mailbox of its own. */
  public boolean isThere() {
    return mails.hasDemoMailbox();
  }

  @Override
  public ListQuery query() {
    return listing.query("to");
  }

  /** The mailbox of a demonstration holds few letters, so that they are picked here. */
  @Override
  public Page<DemoMail> read(ListQuery query) {
    String to = query.filters().getOrDefault("to", "").toLowerCase(Locale.ROOT);
    return new Page<>(
        mails.demoMails().stream()
            .filter(mail -> mail.to().toLowerCase(Locale.ROOT).contains(to))
            .toList(),
        null);
  }

  @Override
  public Class<DemoMail> type() {
    return DemoMail.class;
  }

  /** The letters, newest first. */
  public List<DemoMail> getItems() {
    if (items == null) {
      items = read(query()).items();
    }
    return items;
  }
}
