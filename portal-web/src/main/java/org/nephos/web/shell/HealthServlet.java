package org.nephos.web.shell;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.nephos.monitoring.api.HealthView;
import org.nephos.monitoring.api.MonitoringFacade;

/**
 * {@code /health/live} and {@code /health/ready}: 200 when up, 503 when not. Anybody may ask, so
 * the checks are named, and their details go to the log, when they change.
 */
@WebServlet(urlPatterns = {HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {
  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(HealthServlet.class);

  @Inject private transient MonitoringFacade monitoring;

  private transient volatile String told = "";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthView health =
        LIVE.equals(request.getServletPath()) ? monitoring.live() : monitoring.ready();
    tell(health);
    response.setStatus(
        health.up() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(json(health));
  }

  /** Says once what is not up, however often somebody asks. */
  private void tell(HealthView health) {
    String trouble =
        health.checks().stream()
            .filter(check -> !check.up())
            .map(check -> check.name() + ": " + check.detail())
            .collect(Collectors.joining("; "));
    if (!trouble.equals(told)) {
      told = trouble;
      LOG.info(trouble.isEmpty() ? "all checks are up" : "not up: " + trouble);
    }
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
