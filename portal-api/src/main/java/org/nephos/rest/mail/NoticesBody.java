package org.nephos.rest.mail;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.mail.NoticeKind;

/** Which notices come by mail. */
@Schema(name = "Notices")
public record NoticesBody(
    @NotNull @Schema(description = "Those that you want; an empty list for none.")
        List<NoticeKind> mail) {

  static NoticesBody of(Set<NoticeKind> kinds) {
    return new NoticesBody(kinds.stream().sorted().toList());
  }
}
