package org.nephos.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.nephos.tenancy.api.Identity;

/** How a page learns who signed in. */
public interface IdentitySource {
  /** Who signed in, if anybody. */
  Optional<Identity> of(HttpServletRequest request);

  /**
   * Where signing out at the identity provider begins.
   *
   * @param backTo where it shall send the person afterwards, one of the client's registered
   *     addresses
   * @return an absolute address, or {@code backTo} when the provider knows of no session
   */
  String signOutAddress(HttpServletRequest request, String backTo);
}
