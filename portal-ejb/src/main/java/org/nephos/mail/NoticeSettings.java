package org.nephos.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Which notices are sent by mail: of those that the operator lets out ({@code nephos.mail.notices})
 * all that a person has not turned off.
 */
@ApplicationScoped
class NoticeSettings {
  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** What the cloud sends at all: nothing where there is no mail server. */
  static Set<NoticeKind> ofCloud() {
    if (!MailSettings.read().isOn()) {
      return EnumSet.noneOf(NoticeKind.class);
    }
    String text = System.getProperty("nephos.mail.notices", "").strip();
    Set<String> words = Set.of(text.toUpperCase(Locale.ROOT).split("\\s*,\\s*"));
    Set<NoticeKind> kinds = EnumSet.allOf(NoticeKind.class);
    if (!text.isEmpty() && !text.equalsIgnoreCase("on")) {
      kinds.removeIf(kind -> !words.contains(kind.name()));
    }
    return kinds;
  }

  /** What this person does not want. */
  Set<NoticeKind> off(UUID person) {
    List<String> rows =
        em.createNativeQuery("select kind from notice_off where person_id = :person", String.class)
            .setParameter("person", person)
            .getResultList();
    Set<NoticeKind> off = EnumSet.noneOf(NoticeKind.class);
    rows.forEach(row -> off.add(NoticeKind.valueOf(row)));
    return off;
  }

  /** Sets what this person does not want, as a part of the caller's transaction. */
  void turnOff(UUID person, Set<NoticeKind> off) {
    em.createNativeQuery("delete from notice_off where person_id = :person")
        .setParameter("person", person)
        .executeUpdate();
    for (NoticeKind kind : off) {
      em.createNativeQuery("insert into notice_off (person_id, kind) values (:person, :kind)")
          .setParameter("person", person)
          .setParameter("kind", kind.name())
          .executeUpdate();
    }
  }
}
