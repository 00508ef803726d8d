package org.nephos.rest.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.rest.gate.Access;
import org.nephos.rest.list.Listed;
import org.nephos.rest.list.PageJson;
import org.nephos.rest.list.Queries;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.tenancy.Permission;

/** Made-up work for simulated zones, so that scaling can be seen; operator only. */
@Path("/simulation/load")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scaling")
@ApplicationScoped
public class SimulationResource {
  @Inject ScalingFacade groups;

  /** The load of every group. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Listed(
      filters = {"name", "tenant", "project", "state"},
      sorts = {"name", "createdAt", "load"})
  @Operation(summary = "The simulated load of scaling groups, by name (operator)")
  public PageJson<LoadJson> list(@Context UriInfo uri) {
    return PageJson.of(
        groups.simulated(Queries.filtered(uri)), group -> new LoadJson(group.id(), group.load()));
  }

  /** Sets the load of one group. */
  @PUT
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "Set the simulated load of a scaling group (operator)")
  public LoadJson set(LoadJson body) {
    groups.setSimulatedLoad(body.scalingGroup(), body.totalCpuPercent());
    return new LoadJson(body.scalingGroup(), groups.simulatedLoad(body.scalingGroup()));
  }
}
