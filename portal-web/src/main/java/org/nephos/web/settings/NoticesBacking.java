package org.nephos.web.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.nephos.mail.NoticeKind;
import org.nephos.mail.api.NoticeFacade;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code settings/notices.xhtml}: which notices the person gets by mail. */
@Named
@RequestScoped
public class NoticesBacking {
  @Inject private NoticeFacade notices;
  @Inject private NavBacking nav;
  @Inject private Words words;
  @Inject private HttpServletRequest request;

  private Set<NoticeKind> mine;

  /** All kinds that there are. */
  public List<NoticeKind> getKinds() {
    return List.of(NoticeKind.values());
  }

  /** Whether this cloud writes any at all. */
  public boolean isWritten() {
    return !notices.written().isEmpty();
  }

  /** Whether the person wants this kind. */
  public boolean wants(NoticeKind kind) {
    if (mine == null) {
      mine = notices.mine();
    }
    return mine.contains(kind);
  }

  /** Chooses what is ticked. */
  public String save() {
    Set<NoticeKind> wanted = EnumSet.noneOf(NoticeKind.class);
    for (NoticeKind kind : NoticeKind.values()) {
      if (request.getParameter("notice-" + kind) != null) {
        wanted.add(kind);
      }
    }
    notices.choose(wanted);
    MessagesBacking.done(words.plain("settings.notices.done"));
    return nav.again();
  }
}
