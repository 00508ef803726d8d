package org.nephos.web.shell;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.nephos.audit.api.AuditFacade;
import org.nephos.audit.api.ExportedList;
import org.nephos.list.api.ListFile;
import org.nephos.list.api.ListQuery;
import org.nephos.problem.api.PortalException;

/**
 * The downloads of list pages: the page's own address with another ending, and so with the same
 * filters, sort and rights.
 */
@WebServlet(urlPatterns = {"*.csv", "*.ndjson"})
public class ListFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String CSV = ".csv";

  @Inject private transient AuditFacade audit;
  @Inject @Any private transient Instance<Downloadable<?>> lists;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getServletPath();
    String page = path.substring(0, path.lastIndexOf('.'));
    Optional<Downloadable<?>> list = find(page);
    if (list.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean csv = path.endsWith(CSV);
    response.setContentType(csv ? "text/csv" : "application/x-ndjson");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name(page, path) + "\"");
    try {
      write(list.get(), page, csv, response);
    } catch (PortalException refusal) {
      response.reset();
      response.sendError(refusal.status());
    }
  }

  /**
   * {@code /instance/list} is the list of the downloadable bean of that page in {@code
   * web.instance}.
   */
  private Optional<Downloadable<?>> find(String page) {
    for (Instance.Handle<Downloadable<?>> handle : lists.handles()) {
      String folder = "/" + folder(handle.getBean().getBeanClass()) + "/";
      if (page.startsWith(folder) && page.equals(folder + handle.get().page())) {
        return Optional.of(handle.get());
      }
    }
    return Optional.empty();
  }

  private static String folder(Class<?> bean) {
    String name = bean.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * {@code instances.csv} for {@code /instance/list.csv}, {@code billing-runs.csv} for {@code
   * /billing/runs.csv}, so that no two pages have the same; found, so of letters only.
   */
  static String name(String page, String path) {
    String folder = page.substring(1, page.indexOf('/', 1));
    String own = page.substring(page.lastIndexOf('/') + 1);
    return (own.equals("list") ? folder + "s" : folder + "-" + own)
        + path.substring(path.lastIndexOf('.'));
  }

  private <V extends Record> void write(
      Downloadable<V> list, String page, boolean csv, HttpServletResponse response)
      throws IOException {
    ListQuery query = list.query();
    ListFile<V> file = new ListFile<>(list.type(), query, list::read);
    boolean complete = false;
    try {
      if (csv) {
        file.writeCsv(response.getWriter());
      } else {
        file.writeJsonLines(response.getWriter());
      }
      complete = !response.getWriter().checkError();
    } finally {
      if (file.isBegun()) {
        audit.exported(
            new ExportedList(
                page.substring(1),
                query.filters(),
                query.sort(),
                csv ? "csv" : "ndjson",
                file.rows(),
                complete));
      }
    }
  }
}
