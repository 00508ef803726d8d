package org.nephos.rest.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.quota.MandatoryReasonBody;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.SignUpFacade;

/** Asking for a tenant, and deciding it. */
@Path("/sign-up-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenancy")
@ApplicationScoped
public class SignUpResource {
  @Inject SignUpFacade signUps;

  /** The caller's own; the operator's are all. */
  @GET
  @SignedIn
  @Listed(
      filters = {"state", "name"},
      sorts = {"name", "createdAt"})
  @Operation(summary = "Your requests for a tenant, newest first; those of all for the operator")
  public PageJson<SignUpJson> list(@Context UriInfo uri) {
    return PageJson.of(signUps.requests(Queries.filtered(uri)), SignUpJson::of);
  }

  /** Asks for one. */
  @POST
  @SignedIn
  @Operation(summary = "Ask for a tenant; the operator decides")
  @APIResponseSchema(
      value = SignUpJson.class,
      responseCode = "201",
      responseDescription = "It waits for a decision; Location says where.")
  public Response create(
      SignUpBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    SignUpJson made =
        SignUpJson.of(signUps.submit(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "sign-up-requests", made.id());
  }

  /** One request. */
  @GET
  @Path("{id}")
  @SignedIn(on = ResourceKind.SIGN_UP_REQUEST)
  @Operation(summary = "A request for a tenant")
  public SignUpJson get(@PathParam("id") UUID id) {
    return SignUpJson.of(signUps.request(id));
  }

  /** Approves. */
  @POST
  @Path("{id}/approve")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.SIGN_UP_REQUEST)
  @Operation(
      summary = "Make the tenant, with who asked as its first administrator (operator)",
      description = "It and its project default begin with the limits of a preset.")
  public SignUpJson approve(@PathParam("id") UUID id, @OptionalBody SignUpApproval body) {
    return SignUpJson.of(signUps.approve(id, body.command()));
  }

  /** Denies. */
  @POST
  @Path("{id}/deny")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.SIGN_UP_REQUEST)
  @Operation(summary = "Deny a request for a tenant, with a reason (operator)")
  public SignUpJson deny(@PathParam("id") UUID id, MandatoryReasonBody body) {
    return SignUpJson.of(signUps.deny(id, body.reason()));
  }
}
