package org.nephos.mail.api;

import java.util.Set;
import org.nephos.mail.NoticeKind;

/** Which notices the caller gets by mail. */
public interface NoticeFacade {
  /** Those that the caller wants; all until they say otherwise. */
  Set<NoticeKind> mine();

  /**
   * Sets those that the caller wants; from the next notice on.
   *
   * @param wanted may be empty, not null
   * @return what holds now
   * @throws org.nephos.problem.api.ForbiddenException to an API token
   */
  Set<NoticeKind> choose(Set<NoticeKind> wanted);

  /** Those that this cloud writes at all; none where it has no mail server. */
  Set<NoticeKind> written();
}
