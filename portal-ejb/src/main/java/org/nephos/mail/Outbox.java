package org.nephos.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nephos.job.JobQueue;
import org.nephos.time.PortalClock;

/** Takes letters, as a part of the transaction that decides them; a job sends each. */
@ApplicationScoped
public class Outbox {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private JobQueue jobs;
  @Inject private PortalClock clock;
  @Inject private MailTexts texts;

  /**
   * Puts a letter in.
   *
   * @param tenant whose affair it is; null for the cloud's
   * @param kind which text of the brand's {@code mails.properties}
   * @param values what comes into its places
   */
  public void put(UUID tenant, String recipient, String kind, Object... values) {
    post(letter(tenant, recipient, kind, values));
  }

  /**
   * Puts a letter in, unless there is one with this key: what is looked at again is not told again.
   *
   * @param key says what it is about, at most 400 characters
   */
  void putOnce(UUID tenant, String recipient, String key, String kind, Object... values) {
    boolean told =
        !em.createQuery("select m.id from Mail m where m.onceKey = :key", UUID.class)
            .setParameter("key", key)
            .getResultList()
            .isEmpty();
    if (!told) {
      post(letter(tenant, recipient, kind, values).once(key));
    }
  }

  /**
   * Puts a letter in whose link is made when it is sent; {@link Mail#LINK} among the values is its
   * place.
   *
   * @param links which {@link MailLinks} makes the link
   * @param subject to what
   */
  public void putWithLink(
      UUID tenant, String recipient, String links, UUID subject, String kind, Object... values) {
    post(letter(tenant, recipient, kind, values).linking(links, subject));
  }

  private Mail letter(UUID tenant, String recipient, String kind, Object... values) {
    return new Mail(
        tenant, recipient, texts.subject(kind, values), texts.body(kind, values), clock.now());
  }

  /** The job is the cloud's: who else may look at jobs is not to learn addresses. */
  private void post(Mail mail) {
    em.persist(mail);
    em.flush();
    jobs.enqueue(
        SendMailHandler.KIND,
        new JobQueue.Target("mail", mail.id(), short255(mail.subject()), null, null),
        Map.of(),
        SendMailHandler.MAX_ATTEMPTS);
  }

  private static String short255(String text) {
    return text.length() <= 255 ? text : text.substring(0, 255);
  }

  /** What became of the last letter to each of these; none for those without a letter. */
  public Map<UUID, MailState> lastStates(Set<UUID> subjects) {
    Map<UUID, MailState> states = new LinkedHashMap<>();
    if (subjects.isEmpty()) {
      return states;
    }
    List<Mail> mails =
        em.createQuery(
                "select m from Mail m where m.linkSubject in :subjects order by m.createdAt, m.id",
                Mail.class)
            .setParameter("subjects", subjects)
            .getResultList();
    mails.forEach(mail -> states.put(mail.linkSubject(), mail.state()));
    return states;
  }
}
