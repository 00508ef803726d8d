package org.nephos.rest.mail;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.mail.api.DemoMail;

/** A letter that the demonstration's mail server has taken. */
@Schema(name = "DemoMail")
public record DemoMailJson(
    @Schema(examples = "ines@example.org") String to,
    @Schema(examples = "nephos@example.org") String from,
    String subject,
    String text,
    @Schema(nullable = true) Instant sentAt) {

  static DemoMailJson of(DemoMail mail) {
    return new DemoMailJson(mail.to(), mail.from(), mail.subject(), mail.text(), mail.sentAt());
  }
}
