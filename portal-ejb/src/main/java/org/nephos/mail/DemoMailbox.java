package org.nephos.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nephos.mail.api.DemoMail;

/**
 * The mail server of the demonstration and of the tests. It listens on loopback, on a port that the
 * system gives it, from the first letter on, and keeps what it is given in memory.
 */
@ApplicationScoped
class DemoMailbox {
  private static final String LOOPBACK = "127.0.0.1";

  /** It tells of everybody who gets a letter; kept here so that its level is. */
  private static final Logger TALK = Logger.getLogger("com.icegreen.greenmail");

  private GreenMail server;

  /** Where it listens. */
  synchronized MailSettings address(MailSettings settings) {
    return new MailSettings(
        LOOPBACK, running().getSmtp().getPort(), settings.from(), "", "", false, true);
  }

  /** What it has taken, newest first. */
  List<DemoMail> mails() {
    MimeMessage[] messages;
    synchronized (this) {
      messages = running().getReceivedMessages();
    }
    List<DemoMail> mails = new ArrayList<>();
    for (MimeMessage message : messages) {
      mails.add(read(message));
    }
    Collections.reverse(mails);
    return mails;
  }

  private GreenMail running() {
    if (server == null) {
      TALK.setLevel(Level.WARNING);
      server =
          new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP))
              .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
      server.start();
    }
    return server;
  }

  private static DemoMail read(MimeMessage message) {
    try {
      Date sent = message.getSentDate();
      return new DemoMail(
          addresses(message.getAllRecipients()),
          addresses(message.getFrom()),
          message.getSubject(),
          new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
          sent == null ? null : sent.toInstant());
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a letter cannot be read", e);
    }
  }

  private static String addresses(Object[] addresses) {
    return addresses == null
        ? ""
        : String.join(", ", Arrays.stream(addresses).map(Object::toString).toList());
  }

  @PreDestroy
  synchronized void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }
}
