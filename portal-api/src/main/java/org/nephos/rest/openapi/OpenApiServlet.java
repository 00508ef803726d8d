package org.nephos.rest.openapi;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Serves the API's document as it was made from the code at build time: JSON, or YAML where the
 * path or {@code Accept} says so. Everybody may read it.
 */
@WebServlet(
    name = "OpenApi",
    urlPatterns = {"/openapi", "/openapi.json", "/openapi.yaml"})
public class OpenApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private transient byte[] json;
  private transient byte[] yaml;

  @Override
  public void init() {
    json = read("openapi.json");
    yaml = read("openapi.yaml");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean asYaml = wantsYaml(request);
    byte[] document = asYaml ? yaml : json;
    response.setContentType(asYaml ? "application/yaml;charset=utf-8" : "application/json");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Accept");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }

  private static boolean wantsYaml(HttpServletRequest request) {
    if (request.getServletPath().endsWith(".json")) {
      return false;
    }
    String accept = request.getHeader("Accept");
    return request.getServletPath().endsWith(".yaml")
        || "yaml".equalsIgnoreCase(request.getParameter("format"))
        || (accept != null && accept.toLowerCase(Locale.ROOT).contains("yaml"));
  }

  private static byte[] read(String name) {
    try (InputStream in = OpenApiServlet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the build did not make " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }
}
