package org.nephos.rest.catalog;

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
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** SSH keys that instances are made with. */
@Path("/keypairs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalog")
@ApplicationScoped
public class KeypairResource {
  @Inject CatalogFacade catalog;

  /** Keys of the caller's projects. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {"name", "project"},
      sorts = {"name", "createdAt"})
  @Operation(summary = "Keys of your projects")
  public PageJson<KeypairJson> list(@Context UriInfo uri) {
    return PageJson.of(catalog.keypairs(Queries.filtered(uri)), KeypairJson::of);
  }

  /** One key. */
  @GET
  @Path("{id}")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.KEYPAIR)
  @Operation(summary = "A key")
  public KeypairJson get(@PathParam("id") UUID id) {
    return KeypairJson.of(catalog.keypair(id));
  }

  /** Adds a key. */
  @POST
  @Access(Permission.KEYPAIR_CHANGE)
  @Operation(summary = "Add a key")
  @APIResponseSchema(
      value = KeypairJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      KeypairBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    KeypairJson made =
        KeypairJson.of(catalog.createKeypair(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "keypairs", made.id());
  }

  /** Removes a key. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.KEYPAIR_CHANGE, on = ResourceKind.KEYPAIR)
  @Operation(summary = "Remove a key; guests that have it keep it")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") UUID id) {
    catalog.deleteKeypair(id);
    return Response.noContent().build();
  }
}
