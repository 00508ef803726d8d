package org.nephos.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.nephos.secret.SecretBox;

/** What signs the calls of webhooks, as it is kept. */
@ApplicationScoped
class WebhookSecrets {
  @Inject private SecretBox box;

  /** As the budget keeps it. */
  String seal(WebhookSecret secret, UUID budget) {
    return box.seal(secret.reveal(), place(budget));
  }

  /**
   * As calls are signed with it.
   *
   * @throws org.nephos.secret.UnreadableSecretException when the key is another one by now
   */
  WebhookSecret open(Budget budget) {
    return WebhookSecret.kept(box.open(budget.sealedSecret(), place(budget.id())));
  }

  /** So that a secret is none in the row of another budget. */
  static String place(UUID budget) {
    return "budget:" + budget;
  }
}
