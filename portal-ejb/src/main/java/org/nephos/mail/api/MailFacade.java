package org.nephos.mail.api;

import java.util.List;

/** The mail of the demonstration, so that its letters can be read. */
public interface MailFacade {
  /** Whether the portal's own mail server is the one that takes the letters. */
  boolean hasDemoMailbox();

  /** The letters that it has taken, newest first; none where a real server takes them. */
  List<DemoMail> demoMails();
}
