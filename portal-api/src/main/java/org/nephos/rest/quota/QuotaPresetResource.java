package org.nephos.rest.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.nephos.quota.api.QuotaPresetFacade;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.gate.Access;
import org.nephos.rest.gate.SignedIn;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Sizes of quota that people ask for by name. */
@Path("/quota-presets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quota")
@ApplicationScoped
public class QuotaPresetResource {
  @Inject QuotaPresetFacade presets;

  /** All presets. */
  @GET
  @SignedIn
  @Listed(
      filters = {"name"},
      sorts = {"position", "name"})
  @Operation(summary = "Presets of quota, the smallest first")
  public PageJson<QuotaPresetJson> list(@Context UriInfo uri) {
    return PageJson.of(presets.presets(Queries.filtered(uri)), QuotaPresetJson::of);
  }

  /** One preset. */
  @GET
  @Path("{id}")
  @SignedIn(on = ResourceKind.QUOTA_PRESET)
  @Operation(summary = "A preset of quota")
  @APIResponseSchema(
      value = QuotaPresetJson.class,
      responseCode = "200",
      responseDescription = "The preset; its ETag is for If-Match.")
  public Response get(@PathParam("id") UUID id) {
    return versioned(presets.preset(id));
  }

  /** Makes one. */
  @POST
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "Make a preset of quota (operator)")
  @APIResponseSchema(
      value = QuotaPresetJson.class,
      responseCode = "201",
      responseDescription = "It is there; Location says where.")
  public Response create(
      QuotaPresetBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    QuotaPresetJson made =
        QuotaPresetJson.of(presets.create(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "quota-presets", made.id());
  }

  /** Edits one. */
  @PATCH
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.QUOTA_PRESET)
  @Operation(summary = "Change a preset of quota; limits that were given by it stay (operator)")
  @APIResponseSchema(
      value = QuotaPresetJson.class,
      responseCode = "200",
      responseDescription = "The preset as it is now, with its new ETag.")
  public Response change(
      @PathParam("id") UUID id, QuotaPresetPatch body, @HeaderParam("If-Match") String ifMatch) {
    return versioned(presets.change(id, body.command(), Preconditions.version(ifMatch)));
  }

  /** Removes one. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.QUOTA_PRESET)
  @Operation(summary = "Remove a preset of quota; limits that were given by it stay (operator)")
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") UUID id) {
    presets.delete(id);
    return Response.noContent().build();
  }

  private static Response versioned(QuotaPresetView preset) {
    return Answers.versioned(QuotaPresetJson.of(preset), preset.version());
  }
}
