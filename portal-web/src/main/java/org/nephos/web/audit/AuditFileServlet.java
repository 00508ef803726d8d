package org.nephos.web.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.nephos.audit.api.AuditFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.PortalException;

/** The downloads of the page of the audit trail: all rows that fit its filters. */
@WebServlet(urlPatterns = {AuditFileServlet.CSV, AuditFileServlet.LINES})
public class AuditFileServlet extends HttpServlet {
  static final String FOLDER = "/audit/";
  static final String CSV = FOLDER + "audit.csv";
  static final String LINES = FOLDER + "audit.ndjson";

  private static final long serialVersionUID = 1L;

  @Inject private transient AuditFacade audit;
  @Inject private transient ListAuditBacking list;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean csv = request.getServletPath().equals(CSV);
    response.setContentType(csv ? "text/csv" : "application/x-ndjson");
    response.setCharacterEncoding("UTF-8");
    String name = request.getServletPath().substring(FOLDER.length());
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    try {
      ListQuery query = list.query();
      if (csv) {
        audit.writeCsv(query, response.getWriter());
      } else {
        audit.writeJsonLines(query, response.getWriter());
      }
    } catch (PortalException refusal) {
      response.reset();
      response.sendError(refusal.status());
    }
  }
}
