package org.nephos.mail;

import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.nephos.driver.DriverException;
import org.nephos.driver.FailureKind;
import org.nephos.time.PortalClock;

/** Talks to the mail server. */
@ApplicationScoped
class SmtpTransport {
  private static final String TIMEOUT_MILLIS = "10000";

  @Inject private DemoMailbox demo;
  @Inject private PortalClock clock;

  /**
   * Gives a letter to the mail server.
   *
   * @param text the body, with its link if it has one
   * @throws DriverException {@code UNREACHABLE} when the server may take it later, {@code INVALID}
   *     when it never will
   */
  void send(String recipient, String subject, String text) {
    MailSettings settings = settings();
    Session session = Session.getInstance(properties(settings));
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = message(session, settings, recipient, subject, text);
      if (settings.user().isEmpty()) {
        transport.connect();
      } else {
        transport.connect(settings.user(), settings.password());
      }
      transport.sendMessage(message, message.getAllRecipients());
    } catch (AuthenticationFailedException e) {
      throw new DriverException(
          FailureKind.UNAUTHORIZED, "The mail server refuses the portal's name and password.", e);
    } catch (SendFailedException e) {
      throw new DriverException(
          isForGood(e) ? FailureKind.INVALID : FailureKind.UNREACHABLE,
          "The mail server did not take the letter: " + e.getMessage(),
          e);
    } catch (AddressException e) {
      throw new DriverException(FailureKind.INVALID, "The address cannot be written to.", e);
    } catch (MessagingException e) {
      throw new DriverException(
          FailureKind.UNREACHABLE,
          "The mail server " + settings.host() + " does not answer: " + e.getMessage(),
          e);
    }
  }

  private MailSettings settings() {
    MailSettings settings = MailSettings.read();
    if (settings.isDemo()) {
      return demo.address(settings);
    }
    if (settings.host().isEmpty()) {
      throw new DriverException(
          FailureKind.UNSUPPORTED, "No mail server is set (nephos.mail.host).");
    }
    return settings;
  }

  /** A refused recipient stays one; a server that is busy does not. */
  private static boolean isForGood(SendFailedException e) {
    return e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.startTls()));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.startTls()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    return properties;
  }

  private MimeMessage message(
      Session session, MailSettings settings, String recipient, String subject, String text)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(settings.from(), true));
    message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(recipient, true));
    // A line break in a header would begin another header.
    message.setSubject(subject.replaceAll("\\p{Cntrl}", " "), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.now()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=UTF-8")));
    message.saveChanges();
    return message;
  }
}
