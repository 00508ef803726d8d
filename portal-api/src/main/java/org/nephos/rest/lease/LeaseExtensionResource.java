package org.nephos.rest.lease;

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
import org.nephos.lease.api.LeaseFacade;
import org.nephos.rest.answer.Answers;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.rest.quota.MandatoryReasonBody;
import org.nephos.rest.text.Preconditions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Asking for more time, and deciding it. */
@Path("/lease-extensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lease")
@ApplicationScoped
public class LeaseExtensionResource {
  @Inject LeaseFacade leases;

  /** Requests that the caller may see. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {"state", "instance", "project", "tenant"},
      sorts = {"createdAt", "until"})
  @Operation(summary = "Requests for longer leases, newest first")
  public PageJson<LeaseExtensionJson> list(@Context UriInfo uri) {
    return PageJson.of(leases.extensions(Queries.filtered(uri)), LeaseExtensionJson::of);
  }

  /** Asks for more. */
  @POST
  @Access(Permission.ORDER_SUBMIT)
  @Operation(
      summary = "Ask for a longer lease of an instance",
      description =
          "Approved at once where the tenant's policy asks for nobody's approval; else it waits for"
              + " a decision, and so long the instance is not deleted.")
  @APIResponseSchema(
      value = LeaseExtensionJson.class,
      responseCode = "201",
      responseDescription = "It is approved or waits, as its state says.")
  public Response create(
      LeaseExtensionBody body, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
    LeaseExtensionJson made =
        LeaseExtensionJson.of(leases.extend(body.command(), Preconditions.idempotencyKey(key)));
    return Answers.created(made, uri, "lease-extensions", made.id());
  }

  /** One request. */
  @GET
  @Path("{id}")
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.LEASE_EXTENSION)
  @Operation(summary = "A request for a longer lease")
  public LeaseExtensionJson get(@PathParam("id") UUID id) {
    return LeaseExtensionJson.of(leases.extension(id));
  }

  /** Approves. */
  @POST
  @Path("{id}/approve")
  @Access(value = Permission.ORDER_APPROVE, on = ResourceKind.LEASE_EXTENSION)
  @Operation(
      summary = "Approve a longer lease",
      description = "By a tenant-admin within the tenant's maximum; by the operator always.")
  public LeaseExtensionJson approve(@PathParam("id") UUID id, @OptionalBody ReasonBody body) {
    return LeaseExtensionJson.of(leases.approve(id, body.reason()));
  }

  /** Denies. */
  @POST
  @Path("{id}/deny")
  @Access(value = Permission.ORDER_APPROVE, on = ResourceKind.LEASE_EXTENSION)
  @Operation(summary = "Deny a longer lease, with a reason")
  public LeaseExtensionJson deny(@PathParam("id") UUID id, MandatoryReasonBody body) {
    return LeaseExtensionJson.of(leases.deny(id, body.reason()));
  }

  /** Withdraws. */
  @POST
  @Path("{id}/cancel")
  @Access(value = Permission.ORDER_SUBMIT, on = ResourceKind.LEASE_EXTENSION)
  @Operation(summary = "Withdraw your own request for a longer lease")
  public LeaseExtensionJson cancel(@PathParam("id") UUID id, @OptionalBody ReasonBody unused) {
    return LeaseExtensionJson.of(leases.cancel(id));
  }
}
