package org.nephos.web.shell;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.jboss.logging.Logger;
import org.nephos.problem.api.PortalException;

/**
 * Says every refusal where the person is: beside the field, or as a message on the page, when an
 * action was refused; as the page of its status when the page itself may not be seen.
 */
public class PortalExceptionHandler extends ExceptionHandlerWrapper {
  private static final Logger LOG = Logger.getLogger(PortalExceptionHandler.class);

  public PortalExceptionHandler(ExceptionHandler wrapped) {
    super(wrapped);
  }

  @Override
  public void handle() {
    FacesContext faces = FacesContext.getCurrentInstance();
    Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
    while (events.hasNext()) {
      Throwable failure = events.next().getContext().getException();
      if (isHandled(faces, failure)) {
        events.remove();
      }
    }
    super.handle();
  }

  private static boolean isHandled(FacesContext faces, Throwable failure) {
    PortalException refusal = find(failure, PortalException.class);
    if (refusal != null) {
      refuse(faces, refusal);
      return true;
    }
    boolean partial = faces.getPartialViewContext().isAjaxRequest();
    if (find(failure, ViewExpiredException.class) != null && partial) {
      answer(faces, HttpServletResponse.SC_UNAUTHORIZED);
      return true;
    }
    if (partial) {
      LOG.error("A part of a page failed", failure);
      answer(faces, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      return true;
    }
    return false;
  }

  private static void refuse(FacesContext faces, PortalException refusal) {
    boolean acting = faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    if (acting) {
      Refusals.show(faces, refusal);
    } else {
      answer(faces, refusal.status());
    }
  }

  private static void answer(FacesContext faces, int status) {
    ExternalContext external = faces.getExternalContext();
    if (external.isResponseCommitted()) {
      throw new FacesException("The page failed after its beginning was sent: " + status);
    }
    try {
      external.responseReset();
      external.responseSendError(status, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  private static <T extends Throwable> T find(Throwable failure, Class<T> wanted) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (wanted.isInstance(t)) {
        return wanted.cast(t);
      }
    }
    return null;
  }
}
