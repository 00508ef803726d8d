package org.nephos.rest.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.InvitationFacade;

/** Inviting people by mail. */
@Path("/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class InvitationResource {
  @Inject InvitationFacade invitations;

  /** The invitations of the caller's tenants. */
  @GET
  @Access(Permission.PEOPLE_SEE)
  @Listed(
      filters = {"tenant", "email", "role", "state"},
      sorts = {"email", "createdAt", "expiresAt"})
  @Operation(
      summary = "Invitations that are open or have expired, newest first (tenant-admin)",
      description = "Others come with state=ACCEPTED, state=REVOKED or state=DECLINED.")
  public PageJson<InvitationJson> list(@Context UriInfo uri) {
    return PageJson.of(
        invitations.invitations(MemberQueries.of(Queries.filtered(uri))), InvitationJson::of);
  }

  /** One invitation. */
  @GET
  @Path("{id}")
  @Access(value = Permission.PEOPLE_SEE, on = ResourceKind.INVITATION)
  @Operation(summary = "An invitation, without its secret (tenant-admin)")
  public InvitationJson get(@PathParam("id") UUID id) {
    return InvitationJson.of(invitations.invitation(id));
  }

  /** Invites somebody. */
  @POST
  @Access(Permission.PEOPLE_CHANGE)
  @Operation(
      summary = "Invite somebody by mail (tenant-admin)",
      description =
          "The letter has a link that is good once, for seven days; whoever brings it may accept,"
              + " under whatever address they sign in with.")
  @APIResponseSchema(
      value = InvitationJson.class,
      responseCode = "201",
      responseDescription = "The letter is on its way; Location says where to look.")
  public Response create(
      InvitationBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    InvitationJson made =
        InvitationJson.of(invitations.invite(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "invitations", made.id());
  }

  /** Sends it again. */
  @POST
  @Path("{id}/resend")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.INVITATION)
  @Operation(
      summary = "Send another letter with another link and a new term (tenant-admin)",
      description = "The link of the letter before is good no more.")
  public InvitationJson resend(@PathParam("id") UUID id, @OptionalBody ReasonBody unused) {
    return InvitationJson.of(invitations.resend(id));
  }

  /** Takes it back. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.PEOPLE_CHANGE, on = ResourceKind.INVITATION)
  @Operation(summary = "Revoke an invitation (tenant-admin)")
  @APIResponse(responseCode = "204", description = "Its link opens nothing any more.")
  public Response delete(@PathParam("id") UUID id) {
    invitations.revoke(id);
    return Response.noContent().build();
  }

  /** Accepts one. */
  @POST
  @Path("accept")
  @SignedIn
  @Operation(summary = "Accept the invitation of a letter; the role holds at the next request")
  public MemberJson accept(AcceptBody body) {
    return MemberJson.of(invitations.accept(body.token()));
  }
}
