package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.nephos.mail.Notice;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.Notices;
import org.nephos.mail.Outbox;
import org.nephos.mail.Recipient;
import org.nephos.mail.Recipients;
import org.nephos.tenancy.api.CallerScope;

/** The letters about requests for tenants that wait. */
@ApplicationScoped
class SignUpNotices {
  private static final String ASKED = "signup.asked";

  @Inject private Outbox outbox;
  @Inject private Notices notices;
  @Inject private Recipients recipients;

  /**
   * It waits: to the address for support, which is nobody's to turn off, and to those who run the
   * cloud, each address once.
   */
  void asked(SignUpRequest request) {
    String contact = SignUpRequests.supportContact();
    Object[] values = {
      request.organisation(),
      CallerScope.current().displayName(),
      request.reason(),
      Notices.page("/signup/list.xhtml")
    };
    if (!contact.isEmpty()) {
      outbox.put(null, contact, ASKED, values);
    }
    List<Recipient> operators =
        recipients.operators().stream()
            .filter(operator -> !operator.email().equalsIgnoreCase(contact))
            .toList();
    notices.tell(
        Notice.of(NoticeKind.APPROVALS, null, ASKED, request.id().toString(), values), operators);
  }
}
