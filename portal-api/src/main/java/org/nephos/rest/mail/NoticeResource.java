package org.nephos.rest.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.mail.api.NoticeFacade;
import org.nephos.rest.gate.SignedIn;

/** The caller's own choice of notices. */
@Path("/me/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class NoticeResource {
  @Inject NoticeFacade notices;

  /** What the caller wants. */
  @GET
  @SignedIn
  @Operation(summary = "The kinds of notices that you get by mail; all until you say otherwise")
  public NoticesBody get() {
    return NoticesBody.of(notices.mine());
  }

  /** Chooses. */
  @PUT
  @SignedIn
  @Operation(summary = "Choose the kinds of notices that you get by mail")
  public NoticesBody put(NoticesBody body) {
    return NoticesBody.of(notices.choose(body.kinds()));
  }
}
