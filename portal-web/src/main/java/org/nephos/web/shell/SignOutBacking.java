package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Ends the session here and at the identity provider. */
@Named("signOut")
@RequestScoped
public class SignOutBacking {
  @Inject private IdentitySource identities;

  /** Signs out, and comes back to the front door by way of the identity provider. */
  public void leave() throws ServletException, IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    String address = identities.signOutAddress(request, frontDoor(request));
    request.logout();
    faces.getExternalContext().invalidateSession();
    faces.getExternalContext().redirect(address);
  }

  /** The portal's own address: as configured, else as the browser called it. */
  private static String frontDoor(HttpServletRequest request) {
    String configured = System.getProperty("nephos.url");
    return configured == null
        ? request.getRequestURL().toString().replace(request.getRequestURI(), "/")
        : configured.endsWith("/") ? configured : configured + "/";
  }
}
