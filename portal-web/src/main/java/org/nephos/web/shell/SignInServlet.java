package org.nephos.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.TenancyFacade;

/**
 * Where the identity provider sends people back to: the one address with a security constraint. Who
 * gets here is signed in and is sent on to the page they had asked for.
 */
@WebServlet(urlPatterns = SignInServlet.PATH)
public class SignInServlet extends HttpServlet {
  /** The address, as the identity provider knows it. */
  static final String PATH = "/signin";

  private static final long serialVersionUID = 1L;
  private static final String WANTED = "org.nephos.web.wanted";
  private static final String KEPT = "org.nephos.web.signed-in";

  @Inject private transient TenancyFacade tenancy;

  /** Keeps where a person wanted to go, and sends them to sign in. */
  static void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.getSession().setAttribute(WANTED, ownAddress(request));
    response.sendRedirect(request.getContextPath() + PATH);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession();
    Object wanted = session.getAttribute(WANTED);
    session.removeAttribute(WANTED);
    if (session.getAttribute(KEPT) == null && CallerScope.find().isPresent()) {
      tenancy.signedIn();
      session.setAttribute(KEPT, true);
    }
    response.sendRedirect(wanted == null ? request.getContextPath() + "/" : wanted.toString());
  }

  /**
   * The address of a request on this server; of a form only the page, because it cannot be sent
   * again for the person. Never one that a browser would take for another server's.
   */
  static String ownAddress(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
      return request.getContextPath() + "/";
    }
    String query = "GET".equals(request.getMethod()) ? request.getQueryString() : null;
    return query == null ? path : path + "?" + query;
  }
}
