package org.nephos.web.cost;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.nephos.billing.api.UsageFacade;
import org.nephos.problem.api.PortalException;

/** The download of the page of where the money goes: the same totals, exact. */
@WebServlet(urlPatterns = "/cost/showback.csv")
public class ShowbackCsvServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient UsageFacade usage;
  @Inject private transient ShowbackBacking page;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      response.setContentType("text/csv");
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Content-Disposition", "attachment; filename=\"usage-totals.csv\"");
      usage.writeTotals(page.fileQuery(), response.getWriter());
    } catch (PortalException refusal) {
      response.reset();
      response.sendError(refusal.status());
    }
  }
}
