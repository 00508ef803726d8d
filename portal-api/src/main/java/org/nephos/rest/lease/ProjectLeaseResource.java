package org.nephos.rest.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.rest.gate.Access;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ResourceKind;

/** What holds for the leases of a project's instances. */
@Path("/projects/{id}/lease-policy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lease")
@ApplicationScoped
public class ProjectLeaseResource {
  @Inject LeaseFacade leases;

  /** What holds; it is the tenant's. */
  @GET
  @Access(value = Permission.RESOURCE_SEE, on = ResourceKind.PROJECT)
  @Operation(summary = "What holds for the leases of a project's instances")
  public LeasePolicyJson get(@PathParam("id") UUID id) {
    return LeasePolicyJson.of(leases.policyOfProject(id));
  }
}
