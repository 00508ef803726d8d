package org.nephos.rest.quota;

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
import org.nephos.quota.api.QuotaFacade;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Asking for more quota, and deciding it. */
@Path("/quota-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quota")
@ApplicationScoped
public class QuotaRequestResource {
  @Inject QuotaFacade quotas;

  /** Requests that the caller may see. */
  @GET
  @Access(Permission.QUOTA_SEE)
  @Listed(
      filters = {"state", "project", "tenant"},
      sorts = {"createdAt"})
  @Operation(summary = "Quota requests, newest first")
  public PageJson<QuotaRequestJson> list(@Context UriInfo uri) {
    return PageJson.of(quotas.requests(Queries.filtered(uri)), QuotaRequestJson::of);
  }

  /** Asks for more. */
  @POST
  @Access(Permission.QUOTA_REQUEST)
  @Operation(
      summary = "Ask for more quota, by limits or by a preset",
      description =
          "A step up to the next preset is APPROVED at once where the operator's conditions hold;"
              + " everything else waits for a decision.")
  @APIResponseSchema(
      value = QuotaRequestJson.class,
      responseCode = "201",
      responseDescription = "It waits for a decision; Location says where.")
  public Response create(
      QuotaRequestBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    QuotaRequestJson made =
        QuotaRequestJson.of(quotas.request(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "quota-requests", made.id());
  }

  /** One request. */
  @GET
  @Path("{id}")
  @Access(value = Permission.QUOTA_SEE, on = ResourceKind.QUOTA_REQUEST)
  @Operation(summary = "A quota request")
  public QuotaRequestJson get(@PathParam("id") UUID id) {
    return QuotaRequestJson.of(quotas.request(id));
  }

  /** What an approval would do. */
  @GET
  @Path("{id}/impact")
  @Access(value = Permission.QUOTA_DECIDE, on = ResourceKind.QUOTA_REQUEST)
  @Operation(summary = "What an approval would do to project, tenant and cloud")
  public ImpactJson impact(@PathParam("id") UUID id) {
    return ImpactJson.of(quotas.impact(id));
  }

  /** Approves. */
  @POST
  @Path("{id}/approve")
  @Access(value = Permission.QUOTA_DECIDE, on = ResourceKind.QUOTA_REQUEST)
  @Operation(
      summary = "Approve a request; the limits hold at the next request",
      description =
          "By a tenant-admin within the tenant's limits; by the operator always, raising the"
              + " tenant's where needed.")
  public QuotaRequestJson approve(@PathParam("id") UUID id, @OptionalBody ReasonBody body) {
    return QuotaRequestJson.of(quotas.approve(id, body.reason()));
  }

  /** Denies. */
  @POST
  @Path("{id}/deny")
  @Access(value = Permission.QUOTA_DECIDE, on = ResourceKind.QUOTA_REQUEST)
  @Operation(summary = "Deny a request, with a reason")
  public QuotaRequestJson deny(@PathParam("id") UUID id, MandatoryReasonBody body) {
    return QuotaRequestJson.of(quotas.deny(id, body.reason()));
  }

  /** Withdraws. */
  @POST
  @Path("{id}/cancel")
  @Access(value = Permission.QUOTA_REQUEST, on = ResourceKind.QUOTA_REQUEST)
  @Operation(summary = "Withdraw your own request")
  public QuotaRequestJson cancel(@PathParam("id") UUID id, @OptionalBody ReasonBody unused) {
    return QuotaRequestJson.of(quotas.cancel(id));
  }
}
