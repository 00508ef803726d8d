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
import org.nephos.list.api.ListFile;
import org.nephos.problem.api.PortalException;

/**
 * The downloads of list pages: the page's own address with another ending, and so with the same
 * filters, sort and rights.
 */
@WebServlet(urlPatterns = {"*.csv", "*.ndjson"})
public class ListFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String CSV = ".csv";

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
      write(list.get(), csv, response);
    } catch (PortalException refusal) {
      response.reset();
      response.sendError(refusal.status());
    }
  }

  /** {@code /instance/list} is the list of the one downloadable bean of {@code web.instance}. */
  private Optional<Downloadable<?>> find(String page) {
    for (Instance.Handle<Downloadable<?>> handle : lists.handles()) {
      if (page.equals("/" + folder(handle.getBean().getBeanClass()) + "/list")) {
        return Optional.of(handle.get());
      }
    }
    return Optional.empty();
  }

  private static String folder(Class<?> bean) {
    String name = bean.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** {@code instances.csv} for {@code /instance/list.csv}; found, so of letters only. */
  private static String name(String page, String path) {
    return page.substring(1, page.indexOf('/', 1)) + "s" + path.substring(path.lastIndexOf('.'));
  }

  private static <V extends Record> void write(
      Downloadable<V> list, boolean csv, HttpServletResponse response) throws IOException {
    ListFile<V> file = new ListFile<>(list.type(), list.query(), list::read);
    if (csv) {
      file.writeCsv(response.getWriter());
    } else {
      file.writeJsonLines(response.getWriter());
    }
  }
}
