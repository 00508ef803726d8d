package org.nephos.web.invoice;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.invoice.api.InvoiceView;
import org.nephos.problem.api.PortalException;
import org.nephos.web.shell.Ids;

/** An invoice as a file: for printing, for a spreadsheet, or for a program that books it. */
@WebServlet(urlPatterns = {"/invoice/invoice.pdf", "/invoice/invoice.csv", "/invoice/invoice.xml"})
public class InvoiceFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient InvoiceFacade invoices;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      UUID id = Ids.require(request.getParameter("id"));
      InvoiceView invoice = invoices.invoice(id);
      String path = request.getServletPath();
      String ending = path.substring(path.lastIndexOf('.'));
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"" + name(invoice) + ending + "\"");
      if (ending.equals(".pdf")) {
        response.setContentType("application/pdf");
        invoices.writePdf(id, response.getOutputStream());
      } else if (ending.equals(".xml")) {
        response.setContentType("application/xml");
        invoices.writeXml(id, response.getOutputStream());
      } else {
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        invoices.writeCsv(id, response.getWriter());
      }
    } catch (PortalException refusal) {
      response.reset();
      response.sendError(refusal.status());
    }
  }

  /** Numbers are of letters, digits and hyphens; a draft is called after its month. */
  private static String name(InvoiceView invoice) {
    return invoice.number() == null
        ? "draft-" + invoice.from().atZone(ZoneId.of(invoice.zone())).toLocalDate()
        : invoice.number();
  }
}
