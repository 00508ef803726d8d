package org.nephos.rest.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.placement.api.HostFacade;
import org.nephos.rest.gate.Access;
import org.nephos.rest.json.OptionalBody;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** Hosts, for the operator. */
@Path("/hosts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Placement")
@ApplicationScoped
public class HostResource {
  @Inject HostFacade hosts;

  /** All hosts. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"zone", "state", "name"},
      sorts = {"name", "zone"})
  @Operation(summary = "Hosts, by name (operator)")
  public PageJson<HostJson> list(@Context UriInfo uri) {
    return PageJson.of(hosts.list(Queries.filtered(uri)), HostJson::of);
  }

  /** One host. */
  @GET
  @Path("{id}")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.HOST)
  @Operation(summary = "A host (operator)")
  public HostJson get(@PathParam("id") UUID id) {
    return HostJson.of(hosts.get(id));
  }

  /** Takes a host out of placement, or back. */
  @POST
  @Path("{id}/maintenance")
  @Access(value = Permission.CLOUD_OPERATE, on = ResourceKind.HOST)
  @Operation(summary = "Take a host out of placement, or back; what runs on it is left alone")
  public HostJson maintenance(@PathParam("id") UUID id, @OptionalBody MaintenanceBody body) {
    return HostJson.of(hosts.setMaintenance(id, body.on() == null || body.on(), body.reason()));
  }
}
