package org.nephos.rest.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.rest.answer.ReasonBody;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Instances that have a lease. */
@Path("/leases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lease")
@ApplicationScoped
public class LeaseResource {
  @Inject LeaseFacade leases;

  /** Instances with a lease that the caller may see. */
  @GET
  @Access(Permission.RESOURCE_SEE)
  @Listed(
      filters = {"tenant", "project", "state", "name"},
      sorts = {"leaseEnd", "name"})
  @Operation(summary = "Instances that have a lease, those that end first before the others")
  public PageJson<InstanceJson> list(@Context UriInfo uri) {
    return PageJson.of(leases.leases(Queries.filtered(uri)), InstanceJson::of);
  }

  /** Takes a lease off. */
  @DELETE
  @Path("{id}")
  @Access(value = Permission.ORDER_SUBMIT, on = ResourceKind.INSTANCE)
  @Operation(
      summary = "Take the lease off an instance, by the instance's id",
      description =
          "It then lives until somebody deletes it. 409 lease-mandatory where each instance of the"
              + " tenant has a lease; where extensions need an approval, by a tenant-admin only.")
  public InstanceJson remove(
      @PathParam("id") UUID id,
      @Parameter(description = "Why. Here or in the body.") @QueryParam("reason") String reason,
      @OptionalBody ReasonBody body) {
    return InstanceJson.of(leases.remove(id, reason == null ? body.reason() : reason));
  }
}
