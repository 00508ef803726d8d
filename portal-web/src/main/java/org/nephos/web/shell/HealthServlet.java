package org.nephos.web.shell;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.nephos.monitoring.api.HealthView;
import org.nephos.monitoring.api.MonitoringFacade;

/**
 * {@code /health/live} and {@code /health/ready}: 200 when up, 503 when not. Anybody may ask, so
 * the checks are named and their details are left to the log.
 */
@WebServlet(urlPatterns = {HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {
  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private static final long serialVersionUID = 1L;

  @Inject private transient MonitoringFacade monitoring;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthView health =
        LIVE.equals(request.getServletPath()) ? monitoring.live() : monitoring.ready();
    response.setStatus(
        health.up() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(json(health));
  }

  private static String json(HealthView health) {
    JsonArrayBuilder checks = Json.createArrayBuilder();
    for (HealthView.Check check : health.checks()) {
      checks.add(
          Json.createObjectBuilder().add("name", check.name()).add("status", word(check.up())));
    }
    return Json.createObjectBuilder()
        .add("status", word(health.up()))
        .add("checks", checks)
        .build()
        .toString();
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
