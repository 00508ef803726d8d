package org.nephos.rest.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.nephos.audit.api.AuditFacade;
import org.nephos.audit.api.ExportedList;
import org.nephos.list.api.ListFile;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.rest.gate.Wanted;

/**
 * Answers a page of any list as CSV to who likes that better: the same rows, and where there are
 * more, a link to the next page in the header.
 */
@Provider
@ApplicationScoped
public class CsvPage implements ContainerResponseFilter {
  /** The media type that every list is offered in beside JSON. */
  public static final String CSV = "text/csv";

  @Inject AuditFacade audit;

  @Context ResourceInfo resource;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    if (response.getEntity() instanceof PageJson<?> page
        && isOffered(resource.getResourceMethod())
        && Wanted.is(servlet, CSV, MediaType.APPLICATION_JSON, CSV)) {
      note(request.getUriInfo(), page.items().size());
      byte[] text = csv(rowType(), page).getBytes(StandardCharsets.UTF_8);
      response.setEntity(text, new Annotation[0], MediaType.valueOf(CSV + ";charset=utf-8"));
      if (page.next() != null) {
        response
            .getHeaders()
            .add(
                HttpHeaders.LINK,
                Link.fromUriBuilder(
                        request
                            .getUriInfo()
                            .getRequestUriBuilder()
                            .replaceQueryParam("marker", page.next()))
                    .rel("next")
                    .build());
      }
    }
  }

  /** Whether a method answers a list, and so offers it as CSV, too: whatever reads one does. */
  public static boolean isOffered(Method method) {
    return method.isAnnotationPresent(GET.class) && method.getReturnType() == PageJson.class;
  }

  /** Each page of a list is a file of its own, and so is what the trail says. */
  private void note(UriInfo uri, int rows) {
    Map<String, String> filters = new TreeMap<>();
    uri.getQueryParameters().forEach((name, values) -> filters.put(name, values.get(0)));
    String sort = filters.remove("sort");
    String name = uri.getPath().startsWith("/") ? uri.getPath().substring(1) : uri.getPath();
    audit.exported(new ExportedList(name, filters, sort, "csv", rows, true));
  }

  /** What the items of the list are, also where there are none. */
  private Class<? extends Record> rowType() {
    ParameterizedType page =
        (ParameterizedType) resource.getResourceMethod().getGenericReturnType();
    return ((Class<?>) page.getActualTypeArguments()[0]).asSubclass(Record.class);
  }

  private static <T extends Record> String csv(Class<T> type, PageJson<?> page) throws IOException {
    Page<T> rows = new Page<>(page.items().stream().map(type::cast).toList(), null);
    StringWriter out = new StringWriter();
    new ListFile<>(type, ListQuery.firstPage(), query -> rows).writeCsv(out);
    return out.toString();
  }
}
