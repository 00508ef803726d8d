package org.nephos.web.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.mail.api.DemoMail;
import org.nephos.mail.api.MailFacade;

/** {@code mail/list.xhtml}: the letters of the demonstration. */
@Named
@RequestScoped
public class ListMailsBacking {
  @Inject private MailFacade mails;

  private List<DemoMail> items;

  /** Reads them when the page is asked for. */
  public void load() {
    getItems();
  }

  /** Whether the portal has a mailbox of its own. */
  public boolean isThere() {
    return mails.hasDemoMailbox();
  }

  /** The letters, newest first. */
  public List<DemoMail> getItems() {
    if (items == null) {
      items = mails.demoMails();
    }
    return items;
  }
}
