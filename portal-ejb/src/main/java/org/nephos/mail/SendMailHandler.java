package org.nephos.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import org.nephos.compute.Fault;
import org.nephos.job.Job;
import org.nephos.job.JobHandler;
import org.nephos.job.JobRun;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.ConflictException;
import org.nephos.time.PortalClock;

/**
 * Sends one letter. A process that dies between the server's yes and the commit sends it again: a
 * letter too many is better than none. Its link is made anew each time, so the newest one is good.
 */
@ApplicationScoped
public class SendMailHandler implements JobHandler {
  /** The kind. */
  public static final String KIND = "mail.send";

  /** With the pauses between them, about ten minutes. */
  static final int MAX_ATTEMPTS = 20;

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Transactions transactions;
  @Inject private SmtpTransport transport;
  @Inject private PortalClock clock;
  @Inject @Any private Instance<MailLinks> links;

  private record Letter(String recipient, String subject, String text) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int maxAttempts() {
    return MAX_ATTEMPTS;
  }

  @Override
  public void run(JobRun run) {
    Optional<Letter> letter = transactions.inNew(() -> write(run));
    if (letter.isEmpty()) {
      transactions.runInNew(() -> end(run, MailState.DROPPED));
      return;
    }
    run.at("sending", 50);
    Letter ready = letter.get();
    transport.send(ready.recipient(), ready.subject(), ready.text());
    transactions.runInNew(() -> end(run, MailState.SENT));
  }

  private Optional<Letter> write(JobRun run) {
    Mail mail = em.find(Mail.class, run.resourceId());
    run.guard();
    if (mail.linkKind() == null) {
      return Optional.of(new Letter(mail.recipient(), mail.subject(), mail.body()));
    }
    return maker(mail.linkKind())
        .make(mail.linkSubject())
        .map(
            link ->
                new Letter(mail.recipient(), mail.subject(), mail.body().replace(Mail.LINK, link)));
  }

  private MailLinks maker(String kind) {
    return links.stream()
        .filter(maker -> maker.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody makes links of kind " + kind));
  }

  private void end(JobRun run, MailState state) {
    em.find(Mail.class, run.resourceId(), LockModeType.PESSIMISTIC_WRITE).end(state, clock.now());
    em.flush();
    run.finish();
  }

  @Override
  public void giveUp(Job job, Fault fault, Runnable bury) {
    Mail mail = em.find(Mail.class, job.resourceId(), LockModeType.PESSIMISTIC_WRITE);
    bury.run();
    mail.end(MailState.FAILED, clock.now());
  }

  @Override
  public void revive(Job job) {
    Mail mail = em.find(Mail.class, job.resourceId(), LockModeType.PESSIMISTIC_WRITE);
    if (mail.state() != MailState.FAILED) {
      throw new ConflictException(
          "state-conflict",
          "This letter is not one that was given up.",
          Map.of("state", mail.state().name()));
    }
    mail.requeue();
  }
}
