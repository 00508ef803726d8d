package org.nephos.web.cost;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.nephos.billing.api.CostSummaryView;
import org.nephos.billing.api.UsageFacade;
import org.nephos.billing.api.UsageQuery;
import org.nephos.problem.api.PortalException;
import org.nephos.web.shell.ShellBacking;

/** The download of the page of costs: every usage line of the month, exact to the second. */
@WebServlet(urlPatterns = "/cost/usage.csv")
public class UsageCsvServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient UsageFacade usage;
  @Inject private transient ShellBacking shell;
  @Inject private transient MonthBacking month;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      write(response);
    } catch (PortalException refusal) {
      response.reset();
      response.sendError(refusal.status());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(HttpServletResponse response) throws IOException {
    CostSummaryView summary = month.getSummary();
    Instant from = summary.from();
    response.setContentType("text/csv");
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"usage-" + YearMonth.from(month.getDay()) + ".csv\"");
    usage.writeCsv(new UsageQuery(tenant(), project(), from, null), response.getWriter());
  }

  private UUID tenant() {
    return shell.getTenant() == null ? null : shell.getTenant().id();
  }

  private UUID project() {
    return month.isWholeTenant() ? null : shell.getProjectId();
  }
}
