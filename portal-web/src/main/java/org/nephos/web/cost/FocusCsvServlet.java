package org.nephos.web.cost;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.nephos.billing.api.FocusFacade;
import org.nephos.billing.api.FocusQuery;
import org.nephos.problem.api.PortalException;
import org.nephos.web.shell.ShellBacking;

/** The download of all charges of a tenant, or of all of them, as FOCUS 1.2. */
@WebServlet(urlPatterns = "/cost/focus.csv")
public class FocusCsvServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient FocusFacade focus;
  @Inject private transient ShellBacking shell;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      response.setContentType("text/csv");
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Content-Disposition", "attachment; filename=\"focus-1.2.csv\"");
      response.setHeader("X-Focus-Schema-Id", focus.schema().id());
      focus.write(
          new FocusQuery(shell.getTenant() == null ? null : shell.getTenant().id(), null, null),
          response.getWriter());
    } catch (PortalException refusal) {
      response.reset();
      response.sendError(refusal.status());
    }
  }
}
