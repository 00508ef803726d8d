package org.nephos.web.shell;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.nephos.event.api.EventFacade;
import org.nephos.tenancy.api.CallerScope;

/**
 * Tells an open page that something happened which its reader may see. It sends what changed and
 * where, never the thing itself: the page reads that again by its own means.
 */
@WebServlet(urlPatterns = LiveServlet.PATH, asyncSupported = true)
public class LiveServlet extends HttpServlet {
  /** Where pages listen. */
  static final String PATH = "/live";

  private static final long serialVersionUID = 1L;

  @Inject private transient EventFacade events;

  @Resource private transient ManagedScheduledExecutorService executor;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Accel-Buffering", "no");
    var async = request.startAsync();
    async.setTimeout(LiveStream.LONGEST.toMillis());
    LiveStream stream = new LiveStream(async, events, CallerScope.current(), executor);
    async.addListener(stream);
    String seen = request.getHeader("Last-Event-ID");
    stream.open(seen == null ? request.getParameter("from") : seen);
  }
}
