package org.nephos.rest.compute;

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
import org.nephos.lease.api.LeaseFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;

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
}
