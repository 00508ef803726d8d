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
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.ApiTokenFacade;

/** Tokens that scripts sign in with. */
@Path("/api-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ApiToken")
@ApplicationScoped
public class ApiTokenResource {
  @Inject ApiTokenFacade tokens;

  /** The caller's tokens. */
  @GET
  @Access(Permission.TOKEN_SEE)
  @Listed(
      filters = {"name", "project", "state"},
      sorts = {"name", "createdAt", "expiresAt"})
  @Operation(
      summary = "Your API tokens",
      description =
          "Who runs a tenant sees those of all its people. Revoked ones come with state=REVOKED"
              + " only.")
  public PageJson<ApiTokenJson> list(@Context UriInfo uri) {
    return PageJson.of(tokens.tokens(Queries.filtered(uri)), ApiTokenJson::of);
  }

  /** One token. */
  @GET
  @Path("{id}")
  @Access(value = Permission.TOKEN_SEE, on = ResourceKind.API_TOKEN)
  @Operation(summary = "An API token, without its secret")
  public ApiTokenJson get(@PathParam("id") UUID id) {
    return ApiTokenJson.of(tokens.token(id));
  }

  /** Makes a token. */
  @POST
  @Access(Permission.TOKEN_CHANGE)
  @Operation(
      summary = "Make an API token",
      description =
          "It may what its role and you yourself may do, in its project only, and never decides"
              + " over others or makes tokens. The secret is in this answer and nowhere else:"
              + " repeating the request by its Idempotency-Key makes no second token and answers"
              + " without the secret.")
  @APIResponseSchema(
      value = CreatedApiTokenJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      ApiTokenBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    CreatedApiTokenJson made =
        CreatedApiTokenJson.of(
            tokens.createToken(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "api-tokens", made.id());
  }

  /** Revokes a token. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.TOKEN_CHANGE, on = ResourceKind.API_TOKEN)
  @Operation(summary = "Revoke an API token; it is refused from the next request on")
  @APIResponse(responseCode = "204", description = "It is revoked.")
  public Response delete(@PathParam("id") UUID id) {
    tokens.revokeToken(id);
    return Response.noContent().build();
  }
}
