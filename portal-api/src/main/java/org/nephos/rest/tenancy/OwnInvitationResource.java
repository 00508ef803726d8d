package org.nephos.rest.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.tenancy.api.InvitationFacade;

/** The invitations to the caller's own address, which need no letter. */
@Path("/me/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class OwnInvitationResource {
  @Inject InvitationFacade invitations;

  /** Those that are open. */
  @GET
  @SignedIn
  @Listed
  @Operation(
      summary = "Invitations to your own address that you can accept without their letter",
      description =
          "Only where your token says that the address is verified (email_verified); else none.")
  public PageJson<OpenInvitationJson> list(@Context UriInfo uri) {
    return PageJson.part(invitations.offered(), uri, OpenInvitationJson::of);
  }

  /** Accepts one. */
  @POST
  @Path("{id}/accept")
  @SignedIn
  @Operation(summary = "Accept an invitation to your own address; the role holds at once")
  public MemberJson accept(@PathParam("id") UUID id, @OptionalBody ReasonBody unused) {
    return MemberJson.of(invitations.acceptOffered(id));
  }

  /** Says no. */
  @POST
  @Path("{id}/decline")
  @SignedIn
  @Operation(summary = "Decline an invitation to your own address")
  @APIResponse(responseCode = "204", description = "It is over, and its link too.")
  public Response decline(@PathParam("id") UUID id, @OptionalBody ReasonBody unused) {
    invitations.decline(id);
    return Response.noContent().build();
  }
}
