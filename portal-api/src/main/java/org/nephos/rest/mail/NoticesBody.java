package org.nephos.rest.mail;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.mail.NoticeKind;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;

/** Which notices come by mail. */
@Schema(name = "Notices")
public record NoticesBody(
    @NotNull
        @Schema(
            description =
                "Those that you want, of APPROVALS, DECISIONS, QUOTA and LEASES; an empty list for"
                    + " none.",
            examples = "[\"DECISIONS\", \"LEASES\"]")
        List<String> mail) {

  static NoticesBody of(Set<NoticeKind> kinds) {
    return new NoticesBody(kinds.stream().sorted().map(NoticeKind::name).toList());
  }

  Set<NoticeKind> kinds() {
    Set<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < mail.size(); i++) {
      try {
        kinds.add(NoticeKind.valueOf(mail.get(i)));
      } catch (IllegalArgumentException e) {
        violations.add(
            new Violation(
                "mail[" + i + "]", "value", "It is APPROVALS, DECISIONS, QUOTA or LEASES."));
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return kinds;
  }
}
