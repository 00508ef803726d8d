package org.nephos.web.shell;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /openapi}: the API's document, under the portal's own address. The API serves it. */
@WebServlet(
    urlPatterns = {
      ApiDocumentServlet.PATH,
      ApiDocumentServlet.PATH + ".json",
      ApiDocumentServlet.PATH + ".yaml"
    })
public class ApiDocumentServlet extends HttpServlet {
  static final String PATH = "/openapi";

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    ServletContext api = getServletContext().getContext("/api");
    if (api == null) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    api.getRequestDispatcher(request.getServletPath()).forward(request, response);
  }
}
