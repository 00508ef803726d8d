package org.nephos.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.nephos.mail.api.DemoMail;
import org.nephos.mail.api.MailFacade;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;

/** The mail of the demonstration. */
@Stateless
public class MailService implements MailFacade {
  @Inject private DemoMailbox mailbox;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public boolean hasDemoMailbox() {
    return MailSettings.read().isDemo();
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<DemoMail> demoMails() {
    return MailSettings.read().isDemo() ? mailbox.mails() : List.of();
  }
}
