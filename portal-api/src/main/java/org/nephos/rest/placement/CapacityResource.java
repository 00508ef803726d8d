package org.nephos.rest.placement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.placement.api.HostFacade;
import org.nephos.rest.gate.Access;
import org.nephos.tenancy.Permission;

/** The cloud's capacity. */
@Path("/capacity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Placement")
@ApplicationScoped
public class CapacityResource {
  @Inject HostFacade hosts;

  /** What all hosts can promise, and what is promised. */
  @GET
  @Access(Permission.CLOUD_OPERATE)
  @Operation(summary = "The cloud's capacity, and what is promised of it (operator)")
  public CapacityJson get() {
    return CapacityJson.of(hosts.capacity());
  }
}
