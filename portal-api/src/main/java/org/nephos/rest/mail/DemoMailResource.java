package org.nephos.rest.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.mail.api.MailFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.tenancy.Permission;

/** The letters of the demonstration, so that they can be read; operator only. */
@Path("/simulation/mails")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class DemoMailResource {
  @Inject MailFacade mails;

  /** What the demonstration's mail server has taken. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed
  @Operation(
      summary = "The letters of the demonstration, newest first (operator)",
      description = "None where a real mail server takes them.")
  public PageJson<DemoMailJson> list(@Context UriInfo uri) {
    return PageJson.part(mails.demoMails(), uri, DemoMailJson::of);
  }
}
